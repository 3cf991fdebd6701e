
/* --- ribbons in the gutter: which words of a row answer which --- */
var drawing = "http://www.w3.org/2000/svg";
var wide = matchMedia("(min-width: 47.501rem)");

/* Where a statement's own words begin and end, from the top of its row; its open evidence does not count. */
function extent(id, top) {
  var rects = byId(id).getClientRects();
  return rects.length ? [rects[0].top - top + 4, rects[rects.length - 1].bottom - top - 4] : null;
}

/* The ribbons of each row: the pairs of which both statements stand in it. */
var rowPairs = new Map();
all(".ribbon", mapWide).forEach(function (mark) {
  var pair = mark.dataset.pair.split(" "), row = byId(pair[0]).closest(".row");
  if (mark.classList.contains("faint") || !row.contains(byId(pair[1]))) return;
  if (!rowPairs.has(row)) rowPairs.set(row, []);
  rowPairs.get(row).push({ left: pair[0], right: pair[1], look: mark.getAttribute("class") });
});

function drawRow(row) {
  var old = one(".gutter", row);
  if (old) old.remove();
  var left = one(".cell.left", row), right = one(".cell.right", row);
  if (!wide.matches || get("view") !== "pair") return;
  var box = row.getBoundingClientRect(), width = right.getBoundingClientRect().left - left.getBoundingClientRect().right - 34;
  var svg = document.createElementNS(drawing, "svg");
  svg.setAttribute("class", "gutter");
  svg.setAttribute("aria-hidden", "true");
  rowPairs.get(row).forEach(function (pair) {
    var a = extent(pair.left, box.top), b = extent(pair.right, box.top), half = width / 2;
    if (!a || !b) return;
    var path = document.createElementNS(drawing, "path");
    path.setAttribute("d", "M0 " + a[0] + "C" + half + " " + a[0] + " " + half + " " + b[0] + " " + width + " " + b[0]
      + "V" + b[1] + "C" + half + " " + b[1] + " " + half + " " + a[1] + " 0 " + a[1] + "Z");
    path.setAttribute("class", pair.look);
    svg.append(path);
  });
  row.append(svg);
}

var near = new Set();
var watcher = new IntersectionObserver(function (entries) {
  entries.forEach(function (entry) {
    if (entry.isIntersecting) near.add(entry.target); else near.delete(entry.target);
    if (entry.isIntersecting) drawRow(entry.target);
  });
}, { rootMargin: "300px" });
var sizes = new ResizeObserver(function (entries) {
  entries.forEach(function (entry) { if (near.has(entry.target)) drawRow(entry.target); });
});
rowPairs.forEach(function (pairs, row) { watcher.observe(row); sizes.observe(row); });
columns.classList.add("has-ribbons");
