/* The theme a reader chose, before anything is painted; and a word to the style sheet that scripts run. */
(function () {
  "use strict";
  var root = document.documentElement, key = "diptych-theme";
  root.classList.replace("no-js", "js");
  function stored() { try { return localStorage.getItem(key); } catch (refused) { return null; } }
  function store(theme) { try { localStorage.setItem(key, theme); } catch (refused) { /* private window: for this page only */ } }
  function isDark() {
    return (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  }
  /* A page opened from a folder may not load a manifest; one from a server may. */
  if (/^https?:$/.test(location.protocol)) {
    var manifest = document.createElement("link");
    manifest.rel = "manifest";
    manifest.href = new URL("../manifest.webmanifest", document.currentScript.src).href;
    document.head.append(manifest);
  }
  var chosen = stored();
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  /* The view a story page's address asks for, so that no other flashes up first. */
  (location.search.match(/(?:view|show)=\w+/g) || []).forEach(function (pair) {
    root.dataset[pair.split("=")[0]] = pair.split("=")[1];
  });
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("[data-theme-button]");
    if (!button) return;
    function label() { button.textContent = isDark() ? button.dataset.light : button.dataset.dark; }
    label();
    button.hidden = false;
    button.addEventListener("click", function () {
      root.dataset.theme = isDark() ? "light" : "dark";
      store(root.dataset.theme);
      label();
    });
  });
})();
