
/* --- beginning --- */
readAddress();
fillTable();
writeNotes();
root.classList.add("ready", "arriving");
if (location.hash) arrive(location.hash);
changed();
root.classList.remove("arriving");
addEventListener("hashchange", function () { arrive(location.hash); });
})();
