
/* --- choosing a source lights its statements --- */
function dim() {
  var was = all(".st.lit, .source.lit");
  was.forEach(function (element) { element.classList.remove("lit"); });
  return was.length > 0;
}

all("summary[data-lights]").forEach(function (summary) {
  summary.parentNode.addEventListener("toggle", function () {
    var source = summary.closest(".source");
    if (!summary.parentNode.open) { if (source.classList.contains("lit")) dim(); return; }
    dim();
    source.classList.add("lit");
    summary.dataset.lights.split(" ").forEach(function (id) { byId(id).classList.add("lit"); });
  });
});
