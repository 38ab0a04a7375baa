/** The program of the page of notices: counts as each site counts, copies, and keeps the ticks; it asks for nothing outside. */

/** Counts a text the way a site counts it; the same figures as the program's own (`length.ts`), held together by a test. */
const countScript = `
function graphemes(text) {
  if (!('Segmenter' in Intl)) return Array.from(text).length;
  var segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  var count = 0, start = 0, width = 500;
  while (start < text.length) {
    var cuts = Array.from(segmenter.segment(text.slice(start, start + width)), function (one) { return one.index; });
    var last = start + width >= text.length;
    var whole = last ? cuts.length : Math.max(0, cuts.length - 2);
    count += whole;
    if (last) return count;
    start += cuts[whole] || 0;
    width = whole === 0 ? width * 2 : 500;
  }
  return count;
}
var single = [[0, 4351], [8192, 8205], [8208, 8223], [8242, 8247]];
function weight(character) {
  var code = character.codePointAt(0);
  return single.some(function (range) { return code >= range[0] && code <= range[1]; }) ? 1 : 2;
}
var counters = {
  'code-points': function (text) { return Array.from(text).length; },
  utf16: function (text) { return text.length; },
  graphemes: graphemes,
  weighted: function (text) { return Array.from(text).reduce(function (sum, one) { return sum + weight(one); }, 0); },
  unknown: function (text) {
    return Math.max(counters['code-points'](text), counters.utf16(text), graphemes(text), counters.weighted(text));
  }
};`

const pageScript = `
var said = document.getElementById('said');
function say(text) { said.textContent = ''; setTimeout(function () { said.textContent = text; }, 50); }

var store = null;
try {
  store = window.localStorage;
  store.setItem('practice-policy:try', '1');
  store.removeItem('practice-policy:try');
} catch (error) { store = null; }
if (store === null) document.getElementById('no-store').hidden = false;

var key = 'practice-policy:pasted:' + document.body.dataset.practice;
var pasted = {};
try { pasted = JSON.parse((store && store.getItem(key)) || '{}') || {}; } catch (error) { pasted = {}; }

var boxes = Array.from(document.querySelectorAll('.box'));
function showProgress() {
  var main = boxes.filter(function (box) { return box.dataset.main === 'yes'; });
  var done = main.filter(function (box) { return box.querySelector('.done').checked; });
  document.getElementById('progress').textContent = done.length + ' of ' + main.length + ' places done';
}

boxes.forEach(function (box) {
  var area = box.querySelector('textarea');
  var count = box.querySelector('.count');
  var tick = box.querySelector('.done');
  var changed = box.querySelector('.changed');
  var reset = box.querySelector('.reset');
  var original = area.defaultValue;
  function showCount() {
    var length = counters[box.dataset.counts](area.value);
    var limit = Number(box.dataset.limit);
    var over = limit > 0 && length > limit;
    count.textContent = length + (limit > 0 ? ' of ' + limit + ' characters' : ' characters, limit not known') + (over ? ': ' + (length - limit) + ' too many' : '');
    count.classList.toggle('over', over);
    reset.hidden = area.value === original;
  }
  function fit() { area.style.height = 'auto'; area.style.height = area.scrollHeight + 2 + 'px'; }
  area.addEventListener('input', function () { showCount(); fit(); });
  reset.addEventListener('click', function () {
    area.value = original; showCount(); fit(); area.focus(); say('Our text is back.');
  });
  box.querySelector('.copy').addEventListener('click', function (event) {
    var button = event.currentTarget;
    function copied() { say('Copied. Paste it into the box on the site.'); }
    function byHand() {
      area.focus(); area.select();
      var done = false;
      try { done = document.execCommand('copy'); } catch (error) { done = false; }
      if (done) { button.focus(); copied(); } else say('The text is selected: copy it with the keyboard.');
    }
    if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(area.value).then(copied, byHand);
    else byHand();
  });
  var before = pasted[box.id];
  tick.checked = before === original;
  changed.hidden = before === undefined || before === original;
  tick.addEventListener('change', function () {
    if (tick.checked) pasted[box.id] = original; else delete pasted[box.id];
    changed.hidden = true;
    try { if (store) store.setItem(key, JSON.stringify(pasted)); } catch (error) { document.getElementById('no-store').hidden = false; }
    showProgress();
  });
  showCount();
  window.addEventListener('resize', fit);
  box.closest('section').querySelectorAll('details').forEach(function (details) { details.addEventListener('toggle', fit); });
  fit();
});
document.getElementById('print').addEventListener('click', function () { window.print(); });
showProgress();`

/** The whole program, run at once and leaving no names behind. */
export const script = `(function () {\n'use strict';${countScript}\n${pageScript}\n})();`
