
/* --- views, filters, and the address that keeps them --- */
var defaults = { view: "pair", show: "all" };

function get(name) { var on = one('input[name="' + name + '"]:checked'); return on ? on.value : defaults[name]; }
function set(name, value) {
  var input = byId(name + "-" + value);
  if (input) input.checked = true;
  root.dataset[name] = get(name);
}

/* What is shown follows from the choices; asking the browser instead would make it style all that is out of sight. */
var kept = { all: "", differences: "differs", conflicts: "clashes" };
function isSideShown(side) { var view = get("view"); return view !== "table" && (view === side || view === "pair" || view === "worksheet"); }
function isKept(row) { var kind = kept[get("show")]; return !kind || get("view") === "worksheet" || row.classList.contains(kind); }
function isShown(statement) { return isSideShown(statement.dataset.text) && isKept(statement.closest(".row")); }
function isRowShown(row) {
  return isKept(row) && ["left", "right"].some(function (side) { return isSideShown(side) && !one(".cell." + side, row).classList.contains("empty"); });
}

function address(hash, push) {
  var query = Object.keys(defaults).filter(function (name) { return get(name) !== defaults[name]; })
    .map(function (name) { return name + "=" + get(name); }).join("&");
  var path = location.href.split(/[?#]/)[0];
  try { history[push ? "pushState" : "replaceState"](null, "", path + (query ? "?" + query : "") + hash); } catch (refused) { /* some browsers, from a file */ }
}

function readAddress() {
  Object.keys(defaults).forEach(function (name) { set(name, get(name)); });
  new URLSearchParams(location.search).forEach(function (value, name) { if (name in defaults && /^\w+$/.test(value)) set(name, value); });
}

all('input[name="view"], input[name="show"]').forEach(function (input) {
  input.addEventListener("change", function () {
    root.dataset[input.name] = input.value;
    if (chosen && !isShown(byId(chosen))) choose(null, { quiet: true });
    address(chosen ? "#" + chosen : "");
    if (input.name === "view" && byId("toolbar").getBoundingClientRect().top <= 0) byId("texts").scrollIntoView({ behavior: "instant" });
    fillTable();
    writeNotes();
    changed();
  });
});

var printButton = byId("print-worksheet");
if (printButton) printButton.addEventListener("click", function () { print(); });
