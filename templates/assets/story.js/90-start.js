
/* --- beginning --- */
readAddress();
fillTable();
writeNotes();
root.classList.add("ready", "arriving");
if (location.hash && arrive(location.hash)) {
  /* Browsers look for the address once more when the page has loaded, and take the focus away. */
  addEventListener("load", function () { requestAnimationFrame(function () { if (chosen && document.activeElement === document.body) tagOf(chosen).focus({ preventScroll: true }); }); });
}
changed();
root.classList.remove("arriving");
addEventListener("hashchange", function () {
  if (!arrive(location.hash) && chosen && !location.hash) choose(null, { quiet: true });
});
})();
