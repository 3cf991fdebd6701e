
/* --- the reader's place on the map --- */
var rows = all(".row", columns), shownRows = rows;
var places = { left: one('[data-place="left"]'), right: one('[data-place="right"]') };
var blocks = {};
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
  ["left", "right"].forEach(function (side) {
    var start = Infinity, end = -Infinity;
    for (var i = first; i <= last; i++) {
      var ends = rowEnds.get(shownRows[i])[side];
      if (ends) { start = Math.min(start, ends.start); end = Math.max(end, ends.end); }
    }
    var inText = columns.getBoundingClientRect().top < innerHeight && end > start;
    places[side].setAttribute("x", inText ? start : 0);
    places[side].setAttribute("width", inText ? end - start : 0);
  });
}

var waiting = false;
function soon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(function () { waiting = false; markPlace(); });
}
addEventListener("scroll", soon, { passive: true });
addEventListener("resize", soon);

/* Whatever changes what is shown ends here. */
function changed() {
  shownRows = rows.filter(isShown);
  sayPlace();
  soon();
}
