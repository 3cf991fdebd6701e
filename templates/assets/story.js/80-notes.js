
/* --- one telling alone: what the other says, as notes in the free margin, written when they are first wanted --- */
var noted = {};

function writeNotes() {
  var side = get("view");
  if (noted[side] || (side !== "left" && side !== "right")) return;
  noted[side] = true;
  all(".st[data-text='" + side + "']", columns).forEach(function (st) {
    var mates = firm[st.id];
    if (!mates) return;
    var mate = byId(mates[mates.length - 1]), cell = mate.closest(".cell"), note = document.createElement("span");
    note.className = "note";
    note.lang = cell.lang || root.lang;
    note.dir = cell.dir || "ltr";
    note.textContent = one("b", tagOf(mate.id)).textContent + "\u2002" + mate.textContent;
    tagOf(st.id).before(note);
  });
}
