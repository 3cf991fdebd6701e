
/* --- ribbons in the gutter: which words of a row answer which --- */
var drawing = "http://www.w3.org/2000/svg";
var wide = matchMedia("(min-width: 47.501rem)");

/* Where a statement's own words begin and end, from the top of its row; its open evidence does not count. */
function extent(id, top) {
  var rects = byId(id).getClientRects();
  return rects.length ? [rects[0].top - top + 4, rects[rects.length - 1].bottom - top - 4] : null;
}

function ribbonsOf(row) {
  var ids = {};
  all(".st", row).forEach(function (st) { ids[st.id] = true; });
  return all(".ribbon", mapWide).filter(function (mark) {
    var pair = mark.dataset.pair.split(" ");
    return ids[pair[0]] && ids[pair[1]];
  });
}

function drawRow(row) {
  var old = one(".gutter", row);
  if (old) old.remove();
  var pairs = rowPairs.get(row);
  if (!pairs) rowPairs.set(row, pairs = ribbonsOf(row));
  var left = one(".cell.left", row), right = one(".cell.right", row);
  if (!pairs.length || !wide.matches || !isShown(left) || !isShown(right)) return;
  var box = row.getBoundingClientRect(), width = right.getBoundingClientRect().left - left.getBoundingClientRect().right - 34;
  var svg = document.createElementNS(drawing, "svg");
  svg.setAttribute("class", "gutter");
  svg.setAttribute("aria-hidden", "true");
  pairs.forEach(function (mark) {
    var ends = mark.dataset.pair.split(" "), a = extent(ends[0], box.top), b = extent(ends[1], box.top), half = width / 2;
    if (!a || !b) return;
    var path = document.createElementNS(drawing, "path");
    path.setAttribute("d", "M0 " + a[0] + "C" + half + " " + a[0] + " " + half + " " + b[0] + " " + width + " " + b[0]
      + "V" + b[1] + "C" + half + " " + b[1] + " " + half + " " + a[1] + " 0 " + a[1] + "Z");
    path.setAttribute("class", mark.getAttribute("class").replace("chosen", ""));
    svg.append(path);
  });
  row.append(svg);
}

var rowPairs = new Map(), near = new Set();
var watcher = new IntersectionObserver(function (entries) {
  entries.forEach(function (entry) {
    if (entry.isIntersecting) { near.add(entry.target); drawRow(entry.target); } else near.delete(entry.target);
  });
}, { rootMargin: "300px" });
var sizes = new ResizeObserver(function (entries) {
  entries.forEach(function (entry) { if (near.has(entry.target)) drawRow(entry.target); });
});
rows.forEach(function (row) { watcher.observe(row); sizes.observe(row); });
columns.classList.add("has-ribbons");
