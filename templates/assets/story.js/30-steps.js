
/* --- stepping through differences, by button and by key --- */
var stepPlace = byId("step-place"), keysDialog = byId("keys"), keysOn = byId("keys-on");

function stops() {
  var conflictsOnly = get("show") === "conflicts";
  if (get("view") === "table") return all("#table tr" + (conflictsOnly ? ".clashes" : ".differs"));
  return all(conflictsOnly ? ".st.in-clash" : ".st.differs", columns).filter(isShown);
}

var rowChosen = null;
function current() { return get("view") === "table" ? rowChosen : chosen && byId(chosen); }

function sayPlace() {
  var list = stops(), at = list.indexOf(current());
  stepPlace.textContent = stepPlace.dataset.of.replace("{at}", at < 0 ? "–" : at + 1).replace("{n}", list.length);
}

function step(way) {
  var list = stops();
  if (!list.length || get("view") === "worksheet") return;
  var at = list.indexOf(current());
  if (at < 0) {
    at = list.findIndex(function (stop) { return stop.getBoundingClientRect().top > 140; });
    if (at < 0) at = list.length;
    if (way > 0) at -= 1;
  }
  var next = list[(at + way + list.length) % list.length];
  if (next.matches(".st")) return choose(next.id, { keep: true, focus: true, scroll: true });
  rowChosen = next;
  one("a", next).focus({ preventScroll: true });
  bringIn(next);
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
