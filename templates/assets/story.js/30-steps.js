
/* --- stepping through differences, by button and by key --- */
var stepPlace = byId("step-place"), keysDialog = byId("keys"), keysOn = byId("keys-on");

/* The differences shown, or the conflicts alone, in order: each with where it stands. A conflict is one stop, at the
   first statement (or row) that has it, so that the number of stops is the number the filter gives. */
function stops(kind) {
  var inTable = get("view") === "table", seen = {}, found = [];
  all(inTable ? "#table tbody tr" : ".st.differs", inTable ? document : columns).forEach(function (at) {
    if (!inTable && !isSideShown(at.dataset.text)) return;
    if (kind !== "conflicts" && (at.classList.contains("removed") || at.classList.contains("added"))) found.push({ key: "", at: at });
    (at.dataset.clash || "").split(" ").forEach(function (number) {
      if (number && !seen[number]) { seen[number] = true; found.push({ key: number, at: at }); }
    });
  });
  return found;
}

var rowChosen = null, stopKey = "";
function current() { return get("view") === "table" ? rowChosen : chosen && byId(chosen); }
function indexIn(list) {
  var here = current(), exact = list.findIndex(function (stop) { return stop.at === here && stop.key === stopKey; });
  return exact < 0 ? list.findIndex(function (stop) { return stop.at === here; }) : exact;
}

function sayPlace() {
  var list = stops(get("show")), at = indexIn(list);
  stepPlace.textContent = stepPlace.dataset.of.replace("{at}", at < 0 ? "–" : at + 1).replace("{n}", list.length);
}

/* What each filter would show in this view, as its label says it. */
var legend = byId("filter-legend");
function sayCounts() {
  var inTable = get("view") === "table";
  var n = inTable ? all("#table tbody tr").length : all(".st", columns).filter(function (st) { return isSideShown(st.dataset.text); }).length;
  var forms = legend.dataset[inTable ? "rows" : "statements"].split("|");
  function label(kind) { return one("b", byId("show-" + kind).parentNode); }
  label("all").textContent = forms[n === 1 ? 0 : 1].replace("{n}", n);
  label("differences").textContent = stops("differences").length;
  label("conflicts").textContent = stops("conflicts").length;
}

/* Where a reader who has chosen nothing stands: at the statement that has the focus, else at what is in sight. */
function before(list, way) {
  var tag = document.activeElement.closest(".tag"), from = current() || (tag && tag.nextElementSibling);
  var passed = list.filter(function (stop) {
    return from ? (way > 0 && stop.at === from) || stop.at.compareDocumentPosition(from) & 4 : stop.at.getBoundingClientRect().top <= 140;
  }).length;
  return way > 0 ? passed - 1 : passed;
}

function step(way) {
  var list = stops(get("show"));
  if (!list.length || get("view") === "worksheet") return;
  var at = indexIn(list), next = list[((at < 0 ? before(list, way) : at) + way + list.length) % list.length];
  stopKey = next.key;
  if (next.at.matches(".st")) return choose(next.at.id, { keep: true, focus: true, scroll: true });
  rowChosen = next.at;
  one("a", next.at).focus({ preventScroll: true });
  bringIn(next.at);
  sayPlace();
}

byId("next").addEventListener("click", function () { step(1); });
byId("previous").addEventListener("click", function () { step(-1); });
byId("help-button").addEventListener("click", function () { keysDialog.showModal(); });
keysOn.checked = remembered("diptych-keys") !== "off";
keysOn.addEventListener("change", function () { remember("diptych-keys", keysOn.checked ? "on" : "off"); });

document.addEventListener("keydown", function (event) {
  if (event.ctrlKey || event.metaKey || event.altKey || keysDialog.open) return;
  if (event.key === "Escape") { if (close() || dim()) event.preventDefault(); return; }
  var field = event.target.closest("input:not([type='radio']), textarea, select");
  if (field || !keysOn.checked) return;
  if (event.key === "n") step(1);
  else if (event.key === "p") step(-1);
  else if (event.key === "?") keysDialog.showModal();
});
