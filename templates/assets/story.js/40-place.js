
/* --- the reader's place on the map --- */
var rows = all(".row", columns), shownRows = rows;
var places = { left: one('[data-place="left"]'), right: one('[data-place="right"]') };
var minis = { left: one('[data-mini="left"]'), right: one('[data-mini="right"]') };
var mapWidth = mapWide.viewBox.baseVal.width, blocks = {};
all(".block rect", mapWide).forEach(function (rect) {
  blocks[rect.parentNode.getAttribute("href").slice(1)] = { start: +rect.getAttribute("x"), end: +rect.getAttribute("x") + +rect.getAttribute("width") };
});
var rowEnds = new Map(rows.map(function (row) {
  var ends = {};
  ["left", "right"].forEach(function (side) {
    var ids = all(".st[data-text='" + side + "']", row).map(function (st) { return st.id; });
    if (ids.length) ends[side] = { start: blocks[ids[0]].start, end: blocks[ids[ids.length - 1]].end };
  });
  return [row, ends];
}));

/* The first shown row that reaches below `y`: rows follow each other, so halving finds it. */
function firstBelow(y) {
  var low = 0, high = shownRows.length;
  while (low < high) {
    var middle = (low + high) >> 1;
    if (shownRows[middle].getBoundingClientRect().bottom > y) high = middle; else low = middle + 1;
  }
  return low;
}

function markPlace() {
  var first = firstBelow(120), last = Math.min(firstBelow(innerHeight), shownRows.length - 1);
  var inText = columns.getBoundingClientRect().top < innerHeight, mapSeen = mapWide.getBoundingClientRect().bottom > 0;
  ["left", "right"].forEach(function (side) {
    var start = Infinity, end = -Infinity;
    for (var i = first; inText && i <= last; i++) {
      var ends = rowEnds.get(shownRows[i])[side];
      if (ends) { start = Math.min(start, ends.start); end = Math.max(end, ends.end); }
    }
    if (end < start) start = end = 0;
    minis[side].style.transform = "translateX(" + 100 * start / mapWidth + "%) scaleX(" + (end - start) / mapWidth + ")";
    if (!mapSeen) return;
    places[side].setAttribute("x", start);
    places[side].setAttribute("width", end - start);
  });
}

var waiting = false;
function soon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(function () { waiting = false; markPlace(); });
}
/* The small map that stays in sight: the same shapes, without their hyperlinks. */
var mini = one(".map-mini");
all("path, rect", byId("map-drawing")).forEach(function (shape) {
  var group = document.createElementNS("http://www.w3.org/2000/svg", "g");
  group.setAttribute("class", shape.parentNode.getAttribute("class"));
  group.append(shape.cloneNode());
  mini.append(group);
});

addEventListener("scroll", soon, { passive: true });
addEventListener("resize", soon);

/* Whatever changes what is shown ends here. */
function changed() {
  shownRows = get("view") === "table" ? [] : rows.filter(isRowShown);
  sayPlace();
  sayCounts();
  soon();
}
