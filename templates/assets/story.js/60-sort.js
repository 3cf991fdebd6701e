
/* --- the statement table, sorted by any of its columns --- */
var ranks = { both: 0, part: 1, removed: 2, added: 3 };
all("#table th button").forEach(function (button) {
  button.addEventListener("click", function () {
    var head = button.closest("th"), key = button.dataset.sort, body = one("#table tbody");
    var falling = head.getAttribute("aria-sort") === "ascending";
    all("#table th").forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    function value(row) { return key === "mark" ? ranks[row.dataset.mark] : +row.dataset[key]; }
    all("tr", body)
      .sort(function (a, b) { return (falling ? value(b) - value(a) : value(a) - value(b)) || a.dataset.left - b.dataset.left; })
      .forEach(function (row) { body.append(row); });
    changed();
  });
});
