/* The story page's script only adds: everything it does has a form that works without it.

   Parts, joined in order of name: choosing a statement; views, filters and the address; stepping and keys; the
   reader's place; sources; sorting; ribbons between the columns. They share the names below. */
(function () {
"use strict";
var root = document.documentElement;
function one(selector, within) { return (within || document).querySelector(selector); }
function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
function byId(id) { return document.getElementById(id); }
function remembered(key) { try { return localStorage.getItem(key); } catch (refused) { return null; } }
function remember(key, value) { try { localStorage.setItem(key, value); } catch (refused) { /* for this page only */ } }
function calm() { return matchMedia("(prefers-reduced-motion: reduce)").matches; }

var columns = byId("columns"), spoken = byId("spoken"), mapWide = byId("map-wide");
var counterparts = {};          /* statement id → ids linked to it, the firmest last */
var firm = {};                  /* the same without what is only possible */
var pairMarks = {};             /* statement id → its ribbons and discs on the map */
all("[data-pair]", mapWide).forEach(function (mark) {
  var pair = mark.dataset.pair.split(" ");
  pair.forEach(function (id, i) {
    (pairMarks[id] = pairMarks[id] || []).push(mark);
    if (!mark.classList.contains("ribbon")) return;
    (counterparts[id] = counterparts[id] || []).push(pair[1 - i]);
    if (!mark.classList.contains("faint")) (firm[id] = firm[id] || []).push(pair[1 - i]);
  });
});

/* --- choosing a statement --- */
var chosen = null;
var copyButton = document.createElement("button");
copyButton.type = "button";
copyButton.className = "copy";

function tagOf(id) { var st = byId(id); return st && st.previousElementSibling; }

function paint(id, on) {
  byId(id).classList.toggle("chosen", on);
  byId("about-" + id).classList.toggle("open", on);
  byId(id).closest(".row").classList.toggle("opened", on);
  byId(id).closest(".cell").classList.toggle("asked", on);
  var tag = tagOf(id);
  tag.setAttribute("aria-expanded", on);
  (counterparts[id] || []).forEach(function (mate) { byId(mate).classList.toggle("mate", on); });
  (pairMarks[id] || []).forEach(function (mark) { mark.classList.toggle("chosen", on); });
  mapWide.classList.toggle("has-choice", on);
  one('.block[href="#' + id + '"]', mapWide).classList.toggle("chosen", on);
  if (on) one(".permanent", byId("about-" + id)).after(copyButton); else copyButton.remove();
  copyButton.textContent = spoken.dataset.copy;
}

function choose(id, how) {
  how = how || {};
  if (chosen === id && !how.keep) id = null;
  if (chosen) paint(chosen, false);
  chosen = id;
  if (id) {
    show(id);
    paint(id, true);
    if (how.focus) tagOf(id).focus({ preventScroll: true });
    if (how.scroll) bringIn(byId(id));
  }
  if (!how.quiet) address(how.hash || (id ? "#" + id : ""), how.push);
  changed();
}

function bringIn(element) {
  element.scrollIntoView({ block: innerHeight > 500 ? "center" : "start", behavior: calm() || root.classList.contains("arriving") ? "instant" : "smooth" });
}

/* Where a statement is out of sight because of the view or the filter, the plainest view brings it back. */
function show(id) {
  if (isShown(byId(id))) return;
  if (!isSideShown(byId(id).dataset.text)) set("view", "pair");
  if (!isShown(byId(id))) set("show", "all");
}

function close() {
  var id = chosen;
  if (!id) return false;
  choose(null);
  tagOf(id).focus({ preventScroll: true });
  return true;
}

all(".tag").forEach(function (tag) { tag.setAttribute("aria-expanded", "false"); tag.setAttribute("role", "button"); });

document.addEventListener("click", function (event) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  var link = event.target.closest("a[href^='#']"), statement = event.target.closest(".st");
  if (byId("view-worksheet").checked && statement) return;
  if (link && link.classList.contains("tag")) {
    event.preventDefault();
    choose(link.getAttribute("href").slice(1));
  } else if (link && link.classList.contains("close")) {
    event.preventDefault();
    close();
  } else if (link && arrive(link.getAttribute("href"), true)) {
    event.preventDefault();
  } else if (statement && !event.target.closest("a") && !String(getSelection())) {
    choose(statement.id, { focus: true });
  } else if (event.target.closest(".copy")) {
    copy(event.target);
  }
});
columns.addEventListener("keydown", function (event) {
  if (event.key === " " && event.target.classList.contains("tag")) {
    event.preventDefault();
    event.target.click();
  }
});

/* An address within the page: a statement opens, a permanent anchor opens its statement, a card unfolds. One that was
   followed (`push`) leaves a step in the history, so that Back returns. */
function arrive(hash, push) {
  var place = hash.length > 1 && byId(hash.slice(1));
  if (!place) return false;
  var statement = place.closest(".st");
  if (statement) {
    choose(statement.id, { keep: true, focus: true, scroll: true, hash: hash, push: push && hash !== location.hash });
    return true;
  }
  if (place.closest("#table")) { set("view", "table"); fillTable(); }
  for (var folded = place.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
  return false;
}

function copy(button) {
  var id = button.closest(".evidence").id.slice(6), st = byId(id), side = st.dataset.text, head = byId("column-" + side);
  var link = location.href.split("#")[0] + "#" + one("[id^='t-']", st).id;
  var text = "“" + st.textContent.trim() + "” — " + head.dataset.cite + " (" + one("b", tagOf(id)).textContent + "). "
    + spoken.dataset.story + ", " + spoken.dataset.site + ", " + link;
  function said() { spoken.textContent = ""; setTimeout(function () { spoken.textContent = spoken.dataset.copied; }, 50); button.textContent = spoken.dataset.copied; }
  if (navigator.clipboard && isSecureContext) navigator.clipboard.writeText(text).then(said, function () { byHand(text); said(); });
  else { byHand(text); said(); }
}

/* Where the clipboard is refused, as on plain http: a selection, copied the old way. */
function byHand(text) {
  var area = document.createElement("textarea"), before = document.activeElement;
  area.value = text;
  area.className = "unseen";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
  if (before) before.focus({ preventScroll: true });
}
