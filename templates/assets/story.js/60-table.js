
/* --- the statement table: words filled in when it is first seen, sorted by any of its columns --- */
var ranks = { both: 0, part: 1, removed: 2, added: 3 }, filled = false;

function fillTable() {
  if (filled || get("view") !== "table") return;
  filled = true;
  all("#table td > a.name").forEach(function (link) {
    var st = byId(link.getAttribute("href").slice(1)), cell = st.closest(".cell"), words = document.createElement("span");
    words.textContent = st.textContent;
    words.lang = cell.lang || root.lang;
    words.dir = cell.dir || "ltr";
    link.after(" ", words);
  });
}

function sortValue(row, key) {
  if (key === "mark") return ranks[row.classList[0]];
  if (key === "score") return parseFloat(one(".score", row).textContent) || 0;
  return +row.dataset[key];
}

all("#table th button").forEach(function (button) {
  button.addEventListener("click", function () {
    var head = button.closest("th"), key = button.dataset.sort;
    var way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    all("#table th").forEach(function (other) { other.setAttribute("aria-sort", "none"); });
    head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
    all("#table tbody tr")
      .map(function (row) { return [sortValue(row, key), +row.dataset.left, row]; })
      .sort(function (a, b) { return way * (a[0] - b[0]) || a[1] - b[1]; })
      .forEach(function (entry) { entry[2].parentNode.append(entry[2]); });
    changed();
  });
});
