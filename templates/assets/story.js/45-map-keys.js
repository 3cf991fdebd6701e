
/* --- the map as one stop of the Tab key: arrows lead along a bar, and from bar to ribbons to bar --- */
function rove(groups) {
  var links = [].concat.apply([], groups);
  function stopAt(link) { links.forEach(function (other) { other.setAttribute("tabindex", other === link ? "0" : "-1"); }); }
  if (!links.length) return;
  stopAt(links[0]);
  links[0].closest("svg").addEventListener("focusin", function (event) { if (event.target.closest("a")) stopAt(event.target.closest("a")); });
  links[0].closest("svg").addEventListener("keydown", function (event) {
    var across = { ArrowUp: -1, ArrowDown: 1 }[event.key] || 0, along = { ArrowLeft: -1, ArrowRight: 1 }[event.key] || 0;
    var link = event.target.closest("a"), row = groups.findIndex(function (group) { return group.indexOf(link) >= 0; });
    if (row < 0 || !(across || along) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    var group = groups[row], at = group.indexOf(link), other = groups[row + across];
    if (across && other) at = Math.round((at + 0.5) / group.length * other.length - 0.5);
    group = other || group;
    group[Math.max(0, Math.min(group.length - 1, at + along))].focus();
  });
}
function ordinal(link) { return +link.dataset.pair.slice(1).split(" ")[0]; }
rove([
  all(".bar.left .block", mapWide),
  all(".ribbon", mapWide).sort(function (a, b) { return ordinal(a) - ordinal(b); }),
  all(".bar.right .block", mapWide)
].filter(function (group) { return group.length; }));
var mapNarrow = one(".map-narrow");
rove([all(".block.left", mapNarrow).concat(all(".block.right", mapNarrow))]);
