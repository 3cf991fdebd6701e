/* The search over all stories. Records come in classic scripts (search/1.js …) that push arrays to
   self.diptychStories; they are loaded when the search is first used. A record's fields, in order: slug, title,
   summary, publishers, tags, day in words, day, conflicts, possible conflicts, share in common, pictures, leaf words. */
(function () {
  "use strict";
  var SLUG = 0, TITLE = 1, SUMMARY = 2, PUBLISHERS = 3, TAGS = 4, DAY = 5, ISO = 6, CONFLICTS = 7, POSSIBLE = 8, SHARED = 9,
    PICTURES = 10, LEAVES = 11;
  var STEP = 40; // results shown at once, like one page of the list
  var form = document.querySelector("[data-search]");
  if (!form) return;
  var find = function (name) { return document.querySelector("[data-" + name + "]"); };
  var list = find("stories"), results = find("results"), pages = find("pages"), count = find("count"), status = find("status"),
    more = find("more"), clear = find("clear"), blank = find("blank").content.firstElementChild;
  var words = form.dataset, allCount = count.textContent;
  var records = self.diptychStories = self.diptychStories || [];
  var keys = [], loading = false, left = words.files.split(" "), shown = STEP;

  function plain(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }
  function say(name, n) {
    return (n === 0 && words[name + "None"]) || words[name + (n === 1 ? "One" : "Other")].replace("{n}", n);
  }

  /* Records, a file at a time and in order. */
  function load() {
    if (loading || !left.length) return;
    loading = true;
    var script = document.createElement("script");
    script.src = words.root + left[0];
    script.onload = function () { left.shift(); loading = false; show(); load(); };
    script.onerror = function () { loading = false; };
    document.head.append(script);
  }
  function key(i) {
    if (!keys[i]) {
      var record = records[i];
      keys[i] = " " + plain([record[TITLE]].concat(record[PUBLISHERS], record[TAGS]).join(" ")).replace(/[^\p{L}\p{N}]+/gu, " ");
    }
    return keys[i];
  }

  /* What is asked for. */
  function wish() {
    var data = new FormData(form), found = {};
    data.forEach(function (value, name) { if (value.trim()) found[name] = value.trim(); });
    return found;
  }
  function fits(record, i, wanted, terms) {
    return (!wanted.publisher || record[PUBLISHERS].includes(wanted.publisher)) &&
      (!wanted.tag || record[TAGS].includes(wanted.tag)) && (!wanted.conflicts || record[CONFLICTS] > 0) &&
      terms.every(function (term) { return key(i).includes(" " + term); });
  }
  var orders = {
    conflicts: function (a, b) { return b[CONFLICTS] - a[CONFLICTS] || b[POSSIBLE] - a[POSSIBLE]; },
    apart: function (a, b) { return a[SHARED] - b[SHARED]; },
    title: function (a, b) { return a[TITLE].localeCompare(b[TITLE], document.documentElement.lang); }
  };

  /* What is shown. */
  function text(item, slot, value) {
    var place = item.querySelector('[data-slot="' + slot + '"]');
    place.textContent = value;
    return place;
  }
  function picture(model, widths) {
    var drawn = model.cloneNode(true);
    drawn.querySelectorAll("rect").forEach(function (rect, i) {
      rect.setAttribute("x", widths[2 * i]);
      rect.setAttribute("width", widths[2 * i + 1]);
    });
    return drawn;
  }
  function span(name, value) {
    var made = document.createElement("span");
    made.className = name;
    made.textContent = value;
    return made;
  }
  function itemOf(record) {
    var item = blank.cloneNode(true);
    text(item, "title", record[TITLE]).setAttribute("href", words.root + record[SLUG] + "/index.html");
    text(item, "summary", record[SUMMARY]);
    text(item, "publishers", record[PUBLISHERS].join(" · "));
    var day = text(item, "day", record[DAY]);
    if (record[ISO]) day.setAttribute("datetime", record[ISO]);
    var tags = text(item, "tags", "");
    tags.hidden = !record[TAGS].length;
    record[TAGS].forEach(function (tag) { tags.append(Object.assign(document.createElement("li"), { textContent: tag })); });
    text(item, "left", record[LEAVES][0]);
    text(item, "right", record[LEAVES][1]);
    var pictures = item.querySelector('[data-slot="pictures"]'), model = pictures.firstElementChild;
    pictures.replaceChildren.apply(pictures, record[PICTURES].map(function (widths) { return picture(model, widths); }));
    var conflicts = text(item, "conflicts", "");
    conflicts.append(record[CONFLICTS] ? span("in-clash", "≠ " + say("conflicts", record[CONFLICTS])) : words.conflictsNone);
    if (record[POSSIBLE]) conflicts.append(" · ", span("possible", say("possible", record[POSSIBLE])));
    return item;
  }
  function show() {
    var wanted = wish(), searching = Object.keys(wanted).length > 0;
    list.hidden = searching;
    if (pages) pages.hidden = searching;
    results.hidden = clear.hidden = !searching;
    if (!searching) {
      results.replaceChildren();
      more.hidden = true;
      count.textContent = allCount;
      status.textContent = "";
      return;
    }
    var terms = plain(wanted.q || "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    var found = records.filter(function (record, i) { return fits(record, i, wanted, terms); });
    if (wanted.order) found.sort(orders[wanted.order]);
    results.replaceChildren.apply(results, found.slice(0, shown).map(itemOf));
    more.hidden = found.length <= shown;
    if (!left.length) count.textContent = status.textContent = say("found", found.length);
  }

  /* The choice is kept in the address, behind #, where a page opened from a folder may keep it, too. */
  function keep() {
    var kept = new URLSearchParams(wish()).toString();
    history.replaceState(null, "", kept ? "#" + kept : location.href.split("#")[0]);
  }
  function restore() {
    new URLSearchParams(location.hash.slice(1)).forEach(function (value, name) {
      var field = form.elements[name];
      if (!field) return;
      if (field.type === "checkbox") field.checked = value === field.value;
      else field.value = value;
    });
    if (Object.keys(wish()).length) { load(); show(); }
  }
  function changed() { shown = STEP; load(); show(); keep(); }

  form.addEventListener("input", changed);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(changed); });
  form.addEventListener("focusin", load, { once: true });
  more.addEventListener("click", function () {
    var first = shown;
    shown += STEP;
    show();
    results.children[first].querySelector("a").focus();
  });
  window.addEventListener("hashchange", restore);
  restore();
})();
