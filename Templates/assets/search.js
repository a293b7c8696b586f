"use strict";
// Search: the box of every page, and the page of results. The box's loader runs this text once someone comes to a box.
// Docs: docs/search.md. What words are alike is in rules that the build reads too: they come with index.json.
(() => {
  const page = document.documentElement;
  const boxes = [...document.querySelectorAll("form[data-script]")];
  if (!boxes.length || page.dataset.search === "ready") return;
  page.dataset.search = "ready";
  // The index lies below the page of results.
  const results = boxes[0].getAttribute("action");
  const folder = results + "data/";
  const base = results.replace(/search\/$/, "");
  let words;
  const number = (text) => parseInt(text, 36);

  // --- Files of the index, each asked for once -------------------------------------------------------------------
  const files = new Map();
  const file = (name, version) => {
    if (!files.has(name)) {
      const answer = fetch(folder + name + ".json" + (version ? "?v=" + version : ""), version ? {} : { cache: "no-cache" })
        .then((response) => (response.ok ? response.json() : Promise.reject(new Error(name))));
      answer.catch(() => files.delete(name));
      files.set(name, answer);
    }
    return files.get(name);
  };
  let index;
  const start = () => (index = index || file("index").then(open).catch((error) => { index = undefined; throw error; }));
  const list = (text) => (text || "").split(" ");
  // The rules of a language, ready to be used.
  const rulesOf = (rules) => {
    const parse = (text) => list(text).filter(Boolean).map((rule) => rule.split(">"));
    // A digit before an ending is how many letters must stay.
    const ending = ([from, to]) => ({ from: from.replace(/^\d/, ""), to, stays: parseInt(from, 10) || 3 });
    const compile = (text) => parse(text).map(([from, to]) =>
      ({ from: from.replace(/^\^|\$$/g, ""), to, isStart: from[0] === "^", isEnd: from.endsWith("$") }));
    const near = {};
    for (const group of list(rules.alike)) for (const a of group) near[a] = (near[a] || "") + group;
    return {
      fold: compile(rules.spelling), sounds: compile(rules.sounds), endings: parse(rules.endings).map(ending), near,
      vowels: rules.vowels || "", small: new Set(list(rules.small)),
    };
  };
  const open = (manifest) => {
    if (manifest.sheet && !document.querySelector(`link[href="${base + manifest.sheet}"]`)) {
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: base + manifest.sheet }));
    }
    words = manifest.words[page.lang] || Object.values(manifest.words)[0];
    return {
      ...manifest, ...rulesOf(manifest.rules),
      names: list(manifest.names), texts: list(manifest.texts), common: new Set(list(manifest.common)), files: list(manifest.sounds),
      get: (name) => file(name, manifest.version),
    };
  };

  // --- Words, as Sources/Searching/SearchWords.swift has them ------------------------------------------------------
  // These are run for hundreds of words while someone types, so they do no more than they must.
  const once = (word) => {
    for (let i = 1; i < word.length; i += 1) {
      if (word[i] === word[i - 1] || word[i] > "\ud7ff") return word.replace(/(\p{L})\1+/gu, "$1");
    }
    return word;
  };
  const change = (rules, word) => {
    let text = word;
    for (const { from, to, isStart, isEnd } of rules) {
      if (!text.includes(from)) continue;
      if (isStart) {
        if (isEnd ? text === from : text.startsWith(from)) text = to + text.slice(from.length);
      } else if (!isEnd) text = text.replaceAll(from, to);
      else if (text.endsWith(from)) text = text.slice(0, -from.length) + to;
    }
    return text;
  };
  // What is made of words is kept: the same ones come again with each letter.
  const remembered = (make) => {
    const all = new WeakMap();
    return (x, word) => {
      let known = all.get(x);
      if (!known) all.set(x, known = new Map());
      let made = known.get(word);
      if (made === undefined) known.set(word, made = make(x, word));
      return made;
    };
  };
  const split = (text) =>
    text.normalize("NFD").replace(/[\p{M}'’ʼ]/gu, "").toLowerCase().replace(/ß/g, "ss").split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
  const fold = (x, word) => once(change(x.fold, word));
  const stem = (x, word) => {
    if (/\p{N}/u.test(word)) return word;
    const rule = x.endings.find(({ from, stays }) => word.length - from.length >= stays && word.endsWith(from));
    return rule ? word.slice(0, word.length - rule.from.length) + rule.to : word;
  };
  const key = remembered((x, word) => once(stem(x, stem(x, fold(x, word)))));
  const heard = remembered((x, key) => change(x.sounds, key));
  const sound = (x, key) => once(heard(x, key));
  const skeleton = remembered((x, key) => {
    const text = heard(x, key);
    let result = "";
    for (let i = 0; i < text.length; i += 1) {
      if (x.vowels.includes(text[i])) result += i === 0 ? "a" : "";
      else if (text[i] !== text[i - 1]) result += text[i];
    }
    return result || "a";
  });
  // The first three sounds with each one left out in turn: a slip in one of them leaves a pair that is right.
  const soundKeys = (x, key) => {
    const [a, b, c] = skeleton(x, key);
    return [...new Set(c ? [a + b, a + c, b + c] : b ? [a + b, a, b] : [a])];
  };
  const plain = (key) => key.length > 2 && !/\p{N}/u.test(key);

  // How far a word is from another, or from its beginning: optimal string alignment with weights. What is asked for a word
  // with many others is made ready once: what a letter costs that is not there, and which letters are near it.
  const ready = (x, word) => {
    const light = x.vowels + "hy";
    return {
      word, light, length: word.length,
      gone: [...word].map((letter, i) =>
        (light.includes(letter) ? 0.6 : 1) * (i > 2 && i === word.length - 1 ? 0.7 : 1) + (i ? 0 : 0.3)),
      near: [...word].map((letter) => x.near[letter] || ""),
    };
  };
  const rows = [new Float64Array(256), new Float64Array(256), new Float64Array(256)];
  const more = new Float64Array(256);
  const distance = ({ word, light, gone, near, length: n }, other, limit, isBeginning) => {
    const m = other.length;
    if ((!isBeginning && Math.abs(n - m) > limit + 2) || m > 200 || n > 200) return 9;
    let [before, row, next] = rows;
    row[0] = 0;
    for (let j = 0; j < m; j += 1) {
      more[j] = (light.includes(other[j]) ? 0.6 : 1) * (j > 2 && j === m - 1 ? 0.7 : 1);
      row[j + 1] = row[j] + more[j] + (j ? 0 : 0.3);
    }
    for (let i = 1; i <= n; i += 1) {
      const a = word[i - 1];
      const lost = gone[i - 1];
      const close = near[i - 1];
      let least = next[0] = row[0] + lost;
      for (let j = 1; j <= m; j += 1) {
        const b = other[j - 1];
        let cost = row[j - 1];
        if (a !== b) {
          cost += (close.includes(b) ? 0.5 : 1) + (i === 1 && j === 1 ? 0.3 : 0);
          if (i > 1 && j > 1 && a === other[j - 2] && word[i - 2] === b && before[j - 2] + 0.6 < cost) cost = before[j - 2] + 0.6;
        }
        if (row[j] + lost < cost) cost = row[j] + lost;
        if (next[j - 1] + more[j - 1] < cost) cost = next[j - 1] + more[j - 1];
        next[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > limit) return 9;
      [before, row, next] = [row, next, before];
    }
    let best = row[m];
    if (isBeginning) {
      for (let j = Math.max(0, n - 2); j < m; j += 1) best = Math.min(best, row[j] + 0.1 + Math.min(0.4, 0.05 * (m - j)));
    }
    return best;
  };
  const limit = ({ length }) => (length <= 3 ? 0.75 : length <= 4 ? 1 : length <= 6 ? 1.6 : length <= 8 ? 2.1 : 2.6);
  const apart = (x, term, other) => {
    let far = term.far.get(other);
    if (far === undefined) term.far.set(other, far = apartFrom(x, term, other));
    return far;
  };
  const apartFrom = (x, term, other) => {
    if (term.key === other) return 0;
    const most = limit(term.key);
    const how = (term.how = term.how || { key: ready(x, term.key), sound: ready(x, term.sound), fold: ready(x, term.fold) });
    let far = distance(how.key, other, most);
    // What is heard is looked at where letters are not near, and not much more or fewer.
    if (far > 0.6 && Math.abs(term.key.length - other.length) <= most + 1) {
      far = Math.min(far, distance(how.sound, sound(x, other), most) * 0.9 + (term.key[0] === other[0] ? 0.3 : 0.55));
    }
    // An ending that is none.
    const rest = term.key.length - other.length;
    if (rest > 0 && rest < 3 && other.length > 3 && term.key.startsWith(other)) far = Math.min(far, rest * 0.35);
    if (term.isOpen && term.key.length > 2) {
      if (other.startsWith(term.fold)) far = Math.min(far, 0.2);
      else if (term.key.length > 3) far = Math.min(far, distance(how.fold, other, most, true) + 0.15);
    }
    return far <= most ? far : 9;
  };
  const quality = (far) => Math.max(0.2, 0.95 - Math.max(0, far) * 0.28);

  // --- Shards ------------------------------------------------------------------------------------------------------
  const unfold = (text) => {
    let word = "";
    return text.split(" ").map((part) => (word = word.slice(0, number(part[0])) + part.slice(1)));
  };
  const place = (bounds, word) => {
    let [low, high] = [0, bounds.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bounds[middle] <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const opened = new WeakMap();
  // The names in a shard: for each word, the names that have it; each name knows its page.
  const namesIn = (x, shard) => {
    if (opened.has(shard)) return opened.get(shard);
    const [list, posts, names, pages] = shard;
    let entity = 0;
    const owners = pages.split("\n").map((line) => {
      const [facts, title, tail, context] = line.split("\t");
      const [head, rest] = facts.split(" ");
      const [step, child] = head.split(".");
      entity += number(step);
      return {
        id: entity, child: child ? number(child) : 0, weight: number(rest[0]), kind: number(rest[1]),
        isEmergency: rest[2] > "0", isWord: rest[2] > "1", title, tail, context,
        language: number(rest[3] || "0"), contextLanguage: number(rest[4] || "0"),
      };
    });
    let [name, owner] = [0, 0];
    const all = names.split(",").map((text) => {
      const [step, next, facts] = text.split(" ").map(number);
      name += step;
      owner += next;
      return { id: name, page: owners[owner], length: facts >> 3, kind: facts & 7 };
    });
    const result = {
      words: unfold(list),
      posts: posts.split(",").map((text) => {
        let at = 0;
        return text.split(" ").map((step) => all[(at += number(step))]);
      }),
    };
    opened.set(shard, result);
    return result;
  };
  const shardOf = async (x, word) => {
    const name = "n" + place(x.names, word);
    return namesIn(x, await x.get(name));
  };

  // Words as they are, and what they begin.
  const lookUp = async (x, term) => {
    const found = [];
    const own = await shardOf(x, term.key);
    const at = own.words.indexOf(term.key);
    if (at >= 0) found.push({ word: term.key, quality: 1, names: own.posts[at] });
    if (term.isOpen && term.fold.length > 1) {
      const first = place(x.names, term.fold);
      const last = Math.min(first + 2, place(x.names, term.fold + "\uffff"));
      for (let n = first; n <= last; n += 1) {
        const shard = namesIn(x, await x.get("n" + n));
        shard.words.forEach((word, i) => {
          if (word === term.key || !word.startsWith(term.fold)) return;
          found.push({ word, quality: 0.82 + (0.15 * term.fold.length) / word.length, names: shard.posts[i] });
        });
      }
    }
    term.isKnown = at >= 0;
    return found;
  };
  // The words that are filed below a pair of sounds.
  const soundFile = async (x, name) =>
    (x.files[0] && name >= x.files[0] ? (await x.get("s" + place(x.files, name)))[name] || "" : "").split(" ").filter(Boolean);
  // Words that look or sound nearly the same.
  const guess = async (x, term, used) => {
    if (!plain(term.key)) return [];
    const [near, seen] = [[], new Set([term.key])];
    const own = skeleton(x, term.key);
    const take = (filed) => {
      let word = "";
      for (const part of filed) {
        word = word.slice(0, number(part[0])) + part.slice(1, -1);
        if (seen.has(word)) continue;
        seen.add(word);
        const far = apart(x, term, word);
        if (far < 9) near.push({ word, far: far - (skeleton(x, word) === own ? 0.25 : 0) - Number(part.at(-1)) * 0.045 });
      }
    };
    // The first two sounds are right most often; the other pairs are asked for at once.
    const [first, ...others] = soundKeys(x, term.key);
    take(await soundFile(x, first));
    if (!near.some(({ far }) => far <= 0.9)) for (const filed of await Promise.all(others.map((name) => soundFile(x, name)))) take(filed);
    near.sort((a, b) => a.far - b.far || (a.word < b.word ? -1 : 1));
    let fresh = 0;
    const found = near.filter(({ far }) => far <= near[0].far + 0.6 && (!term.isKnown || far < 1.05)).slice(0, 4)
      .filter(({ word }) => used.has(place(x.names, word)) || (fresh += 1) <= 2);
    return (await Promise.all(found.map(async ({ word, far }) => {
      used.add(place(x.names, word));
      const shard = await shardOf(x, word);
      const at = shard.words.indexOf(word);
      return at < 0 ? null : { word, quality: quality(far), names: shard.posts[at] };
    }))).filter(Boolean);
  };

  // --- Ranking -----------------------------------------------------------------------------------------------------
  // What a name of a kind is worth: title, synonym, everyday word, code, line of an emergency card.
  const worth = [1, 0.96, 0.93, 1, 0.5];
  const rank = (x, terms, found) => {
    const names = new Map();
    terms.forEach((term, t) => {
      for (const { word, quality: value, names: list } of found[t]) {
        for (const name of list) {
          if (!names.has(name.id)) names.set(name.id, { name, values: [], words: [] });
          const entry = names.get(name.id);
          if (!(entry.values[t] >= value)) [entry.values[t], entry.words[t]] = [value, word];
        }
      }
    });
    const best = new Map();
    for (const { name, values, words: hits } of names.values()) {
      const { page: owner } = name;
      let [sum, whole, count] = [0, 0, 0];
      let title;
      terms.forEach((term, t) => {
        const weight = term.isCommon ? 0.3 : 1;
        whole += weight;
        let value = values[t] && hits.indexOf(hits[t]) >= t ? values[t] : 0;
        if (!value && terms.length > 1 && (name.kind === 0 || term.isCommon)) {
          title = title || (owner.words = owner.words || split(owner.title + " " + (owner.context || "")).map((word) => key(x, word)));
          const far = Math.min(9, ...title.filter((word) => !hits.includes(word)).map((word) => apart(x, term, word)));
          if (far < 9) value = far === 0 ? 0.99 : quality(far);
        }
        if (value) count += 1;
        sum += weight * (value || (term.isCommon ? 0.5 : 0));
      });
      const [asked, named] = [sum / whole, Math.min(1, count / name.length)];
      const score = asked * asked * (0.55 + 0.45 * named) * worth[name.kind] * (name.kind && named < 1 ? 0.95 : 1) *
        x.kinds[owner.kind][2] * (1 + 0.022 * owner.weight);
      const id = owner.id + "." + owner.child;
      if (!(best.get(id)?.score >= score)) best.set(id, { page: owner, score, asked, named, kind: name.kind, words: hits });
    }
    return [...best.values()].sort((a, b) => b.score - a.score || a.page.id - b.page.id || a.page.child - b.page.child);
  };

  // A word with nothing known of it yet.
  const spelled = (x, key) => ({ key, sound: sound(x, key), far: new Map(), how: undefined });
  const terms = (x, query) => {
    const typed = split(query);
    const isOpen = /[\p{L}\p{N}'’]$/u.test(query);
    let kept = typed.filter((word, i) => !x.small.has(word) && typed.indexOf(word) === i);
    if (!kept.length) kept = typed;
    const all = kept.slice(0, 8).map((word, i) => {
      const own = key(x, word);
      return { ...spelled(x, own), fold: fold(x, word), isOpen: isOpen && i === kept.length - 1, isCommon: x.common.has(own) };
    });
    // A slip in a word that many names have need not be looked up.
    if (all.length > 1) {
      for (const term of all) {
        if (term.isCommon || term.key.length < 5) continue;
        const closed = { ...term, isOpen: false, far: new Map() };
        term.mayBe = [...x.common].find((word) => word.length > 4 && apart(x, closed, word) <= 1);
      }
    }
    if (all.every((term) => term.isCommon)) for (const term of all) term.isCommon = false;
    // Words that are written apart here and as one elsewhere.
    return all;
  };

  const isGood = (list, all) =>
    list.length > 0 && list[0].asked >= 0.85 &&
    (all.length > 1 || (all[0].isOpen && list[0].asked < 1) || (list[0].named > 0.6 && list[0].page.weight > (list[0].kind ? 14 : 4)));

  // Pages whose names match, best first.
  const searchNames = async (x, query, onKnown) => {
    let all = terms(x, query);
    // A word by itself that no name has is looked for by its sound, so both are asked for at once.
    if (all.length === 1 && all[0].key.length > 4 && plain(all[0].key)) soundFile(x, soundKeys(x, all[0].key)[0]).catch(() => {});
    const look = async (list) => {
      const found = await Promise.all(list.map((term) => (term.isCommon ? [] : lookUp(x, term))));
      for (const [t, term] of list.entries()) {
        if (term.mayBe && !term.isKnown && !found[t].length) Object.assign(term, spelled(x, term.mayBe), { isCommon: true });
      }
      return found;
    };
    let found = await look(all);
    let list = rank(x, all, found);
    // What is written right shows before what is forgiven.
    if (list[0]?.asked >= 0.85) await onKnown(all, list);
    if (all.length > 1 && all.length < 5 && !isGood(list, all)) {
      // “chicken pox” is “chickenpox” elsewhere.
      const joined = { ...terms(x, split(query).filter((word) => !x.small.has(word)).join("")) [0] };
      if (joined.key) {
        const other = await lookUp(x, joined);
        if (other.some(({ quality: value }) => value > 0.9)) [all, found, list] = [[joined], [other], rank(x, [joined], [other])];
      }
    } else if (all.length === 1 && !all[0].isKnown && all[0].key.length > 6 && !isGood(list, all)) {
      // “heartattack” is two words elsewhere.
      const raw = all[0].fold;
      const shard = await shardOf(x, all[0].key);
      const first = shard.words.filter((word) => word.length > 3 && raw.length - word.length > 3 && raw.startsWith(word)).at(-1);
      if (first) {
        const pair = terms(x, first + " " + raw.slice(first.length));
        const both = await look(pair);
        const other = rank(x, pair, both);
        if (isGood(other, pair)) [all, found, list] = [pair, both, other];
      }
    }
    if (!isGood(list, all)) {
      const used = new Set();
      const isLost = all.some((term) => !term.isCommon && !term.isKnown);
      const more = (which) => Promise.all(all.map(async (term, t) =>
        (term.isCommon || !which(term) ? found[t] : [...found[t], ...(await guess(x, term, used))])));
      found = await more((term) => !isLost || !term.isKnown);
      list = rank(x, all, found);
      if (isLost && all.length > 1 && !(list[0]?.asked >= 0.75)) {
        found = await more((term) => term.isKnown);
        list = rank(x, all, found);
      }
    }
    return { terms: all, list };
  };

  // Texts that tell of the words: for each page, the texts and how much they tell.
  const searchTexts = async (x, all) => {
    const hits = new Map();
    const told = all.filter((term) => term.key.length > 2 || !x.isLatin);
    await Promise.all(told.map(async (term, t) => {
      const shard = await x.get("t" + place(x.texts, term.key));
      if (!opened.has(shard)) opened.set(shard, unfold(shard[0]));
      const list = opened.get(shard);
      let which = list.map((word, i) => [word, i]).filter(([word]) => word === term.key || (term.isOpen && term.fold.length > 3 && word.startsWith(term.fold)));
      if (!which.length) {
        const near = list.map((word, i) => [word, i, word[0] === term.key[0] ? apart(x, term, word) : 9]).filter(([, , far]) => far < 1.3);
        which = near.sort((a, b) => a[2] - b[2]).slice(0, 1);
      }
      const posts = shard[1].split(",");
      for (const [, i] of which.slice(0, 6)) {
        let entity = 0;
        for (const item of posts[i].split(" ")) {
          const [step, rest] = item.split(".");
          entity += number(step);
          const child = number(rest.slice(0, -1));
          if (!hits.has(entity)) hits.set(entity, new Map());
          const texts = hits.get(entity);
          if (!texts.has(child)) texts.set(child, []);
          texts.get(child)[t] = Math.max(texts.get(child)[t] || 0, Number(rest.at(-1)) + 1);
        }
      }
    }));
    return { hits, count: told.length };
  };

  const details = async (x, id) => (await x.get("d" + Math.floor(id / x.chunk)))[id % x.chunk];

  // Everything that is found, best first: names, and then what only texts tell. `onNames` gets names before all is known, at
  // most twice: those that are written right, and those with what is forgiven. Its second value is whether names are all there.
  const search = async (query, most, onNames) => {
    const x = await start();
    const withoutTexts = (all, list) => ({
      list: list.filter(({ page: owner, kind, asked, score }) =>
        kind !== 4 && hasPage(x, owner) && asked > 0.3 && score > list[0].score * 0.3).slice(0, most),
      terms: all, emergency: emergencyOf(x, list, all),
    });
    let shown;
    const { terms: all, list } = await searchNames(x, query, async (known, names) => {
      shown = names;
      if (!onNames) return;
      await onNames(withoutTexts(known, names), isGood(names, known));
      // The browser may draw them before more is done.
      await new Promise((resolve) => setTimeout(resolve));
    });
    if (!all.length) return { list: [], terms: all };
    const { list: named, emergency } = withoutTexts(all, list);
    if (onNames && list !== shown) onNames({ list: named, terms: all, emergency }, true);
    // Where a name says it all, texts would add little.
    if (named.length && named[0].asked >= 0.85 && (all.length > 1 || named.length > 4)) {
      return { list: named, terms: all, emergency };
    }
    // What was meant where a word is misspelt is what the best name has.
    const meant = all.map((term, t) => {
      const word = list[0]?.asked > 0.5 && list[0].words[t];
      return term.isKnown || !word ? term : { ...term, ...spelled(x, word), isOpen: term.isOpen && word.startsWith(term.fold) };
    });
    const { hits, count } = await searchTexts(x, meant);
    const known = new Map(named.filter(({ page: owner }) => !owner.child).map((result) => [result.page.id, result]));
    const [others, weak] = [[], []];
    for (const [id, texts] of hits) {
      let best;
      const children = [...texts].map(([child, values]) => {
        const value = values.reduce((sum, v) => sum + v, 0) * (values.filter(Boolean).length / count) ** 2;
        best = Math.max(best || 0, value);
        return [child, value];
      }).sort((a, b) => b[1] - a[1]);
      const score = (best / 10 / count) * 0.45 + Math.min(0.1, 0.01 * texts.size);
      const own = known.get(id);
      if (own) {
        own.texts = children;
        if (own.asked < 0.8) own.score += score * 0.6;
      } else if (best >= 2 * count) {
        others.push({ page: { id, child: 0 }, score: Math.min(score, 0.5), texts: children });
      } else weak.push({ page: { id, child: 0 }, score, texts: children });
    }
    if (!named.length && !others.length) others.push(...weak);
    const merged = [...named, ...others].sort((a, b) => b.score - a.score || a.page.id - b.page.id).slice(0, most);
    return { list: merged, terms: all, emergency };
  };

  // The page whose emergency card comes first: a name that is one itself, or a card that says these words.
  const emergencyOf = (x, list, all) => {
    if (all[0].isOpen && all.length === 1 && all[0].fold.length < 4) return undefined;
    const sure = list.filter(({ asked, named, kind }) => (kind === 4 ? asked >= 0.8 : asked >= 0.8 && named >= 0.8));
    return sure.find(({ page: owner, kind }) => owner.isEmergency && kind !== 4) || sure.find(({ kind }) => kind === 4);
  };

  // --- What readers see --------------------------------------------------------------------------------------------
  const make = (name, facts = {}, ...inside) => {
    const element = Object.assign(document.createElement(name), facts);
    element.append(...inside.filter((part) => part !== undefined && part !== ""));
    return element;
  };
  // A text in a language that may not be that of the page (WCAG 2.2, 3.1.2).
  const spoken = (x, element, language) => {
    const [lang, dir] = x.languages[language || 0] || [];
    return lang && lang !== page.lang ? Object.assign(element, { lang, dir }) : element;
  };
  // What comes after a title: the name that it is below, or what kind of page it is.
  const contextOf = (x, owner, name, facts) => {
    const text = owner.context || x.kinds[owner.kind][1];
    return text ? spoken(x, make(name, facts, text), owner.context && owner.contextLanguage) : undefined;
  };
  const addressOf = (x, { kind, title, tail }) =>
    base + x.kinds[kind][0] + (tail ? tail : split(title).join("-") + "/");
  const hasPage = (x, { kind }) => x.kinds[kind][0] !== null;
  const filled = async (x, result) => {
    const { page: owner } = result;
    if (owner.title) return owner;
    const [title, kind, tail, , , , , language = 0] = await details(x, owner.id);
    return Object.assign(owner, { title, kind, tail, language });
  };
  const count = (total) =>
    total === 0 ? words.none : (total === 1 ? words.one : words.other).replace("{count}", total);

  let lastID = 0;
  const equip = (box) => {
    const field = box.querySelector("input");
    const list = make("ul", { id: "theme-found-" + (lastID += 1), hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.getAttribute("aria-label"));
    const status = make("p", { className: "found-status" });
    status.setAttribute("role", "status");
    const sign = make("p", { className: "found-emergency", hidden: true });
    box.append(make("div", { className: "found" }, sign, list), status);
    for (const [name, value] of Object.entries({
      role: "combobox", autocomplete: "off", autocapitalize: "none", spellcheck: "false", maxlength: 200, "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list",
    })) field.setAttribute(name, value);
    let chosen = -1;
    let turn = 0;
    let painted = "";
    const options = () => [...list.children];
    const show = (isShown) => {
      list.hidden = !isShown;
      field.setAttribute("aria-expanded", String(isShown));
      if (!isShown) choose(-1);
      if (!isShown) sign.hidden = true;
    };
    const choose = (at) => {
      chosen = at;
      options().forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
      if (at < 0) field.removeAttribute("aria-activedescendant");
      else {
        field.setAttribute("aria-activedescendant", options()[at].id);
        options()[at].scrollIntoView({ block: "nearest" });
      }
    };
    const fill = async (x, { list: results, emergency }) => {
      const owners = await Promise.all(results.slice(0, 8).map((result) => filled(x, result)));
      return [owners, emergency && emergencySign(x, emergency)];
    };
    const paint = (x, [owners, emergency]) => {
      sign.replaceChildren(...(emergency || []));
      sign.hidden = !emergency;
      const said = (emergency ? sign.textContent + " " : "") + count(owners.length);
      if (status.textContent !== said) status.textContent = said;
      list.hidden = !owners.length;
      field.setAttribute("aria-expanded", String(owners.length > 0));
      // What is there already stays: a screen reader may be in it.
      const all = owners.map((owner) => [owner.title, addressOf(x, owner)].join("\n")).join("\n");
      if (all === painted) return;
      painted = all;
      const kept = chosen < 0 ? undefined : options()[chosen].dataset.href;
      list.replaceChildren(...owners.map((owner, i) => {
        const option = make("li", { id: list.id + "-" + i }, spoken(x, make("span", {}, owner.title), owner.language), contextOf(x, owner, "small"));
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.href = addressOf(x, owner);
        return option;
      }));
      if (kept) choose(options().findIndex((option) => option.dataset.href === kept));
    };
    const suggest = async () => {
      const now = (turn += 1);
      const query = field.value;
      if (split(query).join("").length < 2) {
        status.textContent = "";
        show(false);
        return;
      }
      try {
        const x = await start();
        const draw = async (found) => {
          const made = await fill(x, found);
          if (now === turn) paint(x, made);
        };
        // Names are there before words that are misspelt, and texts, are asked.
        let first;
        const whole = await search(query, 8, (names) => {
          if (names.list.length || names.emergency) first = draw(names);
          return first;
        });
        await first;
        await draw(whole);
      } catch {
        if (now === turn) show(false);
      }
    };
    field.addEventListener("input", suggest);
    field.addEventListener("focus", () => { start().catch(() => {}); });
    field.addEventListener("keydown", (event) => {
      const last = options().length - 1;
      const isOpen = !list.hidden;
      const to = {
        ArrowDown: () => choose(chosen >= last ? -1 : chosen + 1),
        ArrowUp: () => choose(chosen < 0 ? last : chosen - 1),
      }[event.key];
      if (to && !event.altKey) {
        if (isOpen) to();
        else suggest();
        event.preventDefault();
      } else if (event.key === "Escape" && (isOpen || field.value)) {
        if (isOpen) show(false);
        else field.value = "";
        turn += 1;
        event.preventDefault();
      } else if (event.key === "Enter" && isOpen && chosen >= 0) {
        location.assign(options()[chosen].dataset.href);
        event.preventDefault();
      } else if (event.key === "Tab") show(false);
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) location.assign(option.dataset.href);
    });
    field.addEventListener("blur", () => setTimeout(() => { if (!box.contains(document.activeElement)) show(false); }, 200));
    if (document.activeElement === field) {
      // Whoever is in the field already did not come to it after this script.
      start().catch(() => {});
      if (field.value) suggest();
    }
  };

  // “Emergency: call 911”, with the number as a link.
  const call = (x) => {
    const { service } = x;
    return service ? make("a", { href: service.href }, words.call.replace("{number}", service.label)) : undefined;
  };
  // A reader who types the name of a condition may only want to read; its card is on the page of results.
  const emergencySign = (x, { page: owner, kind }) => {
    const number = call(x);
    if (!number || (kind !== 4 && hasPage(x, owner) && !owner.isWord)) return undefined;
    return [make("strong", {}, words.emergency + ": "), number];
  };
  const emergencyCard = async (x, result) => {
    const own = await details(x, result.page.id);
    const owner = await filled(x, result);
    const section = make("section", { className: "found-card" });
    section.append(spoken(x, make("h2", {}, hasPage(x, owner) ? make("a", { href: addressOf(x, owner) }, owner.title) : owner.title), owner.language));
    if (own[5]) section.insertAdjacentHTML("beforeend", own[5]);
    else section.append(make("p", { className: "found-emergency" }, make("strong", {}, words.emergency + ": "), call(x) || ""));
    return section;
  };

  // The page of results.
  const found = document.querySelector("[data-results]");
  const showResults = async () => {
    const query = (new URLSearchParams(location.search).get("q") || "").slice(0, 200);
    for (const box of boxes) box.querySelector("input").value = query;
    if (!split(query).length) return;
    const status = found.querySelector("[role=status]");
    const place = found.querySelector("ol");
    const cards = found.querySelector("[data-emergency]");
    try {
      const x = await start();
      status.textContent = words.searching;
      const said = words.resultsFor.replace("{query}", query);
      document.title = said + document.title.slice(document.querySelector("h1").textContent.length);
      document.querySelector("h1").textContent = said;
      let isDone = false;
      const draw = async ({ list, terms: all, emergency }, isLast) => {
        const items = await Promise.all(list.map((result, i) => item(x, result, all, i === 0)));
        const card = emergency && (await emergencyCard(x, emergency));
        if (isDone && !isLast) return;
        isDone = isDone || isLast;
        cards.replaceChildren(...(card ? [card] : []));
        place.replaceChildren(...items);
        if (isLast || items.length) status.textContent = count(items.length);
        page.dataset.found = isLast ? "all" : "names";
      };
      let first;
      const whole = await search(query, 10, (names, isAll) => { if (isAll && names.list.length) first = draw(names, false); });
      await first;
      await draw(whole, true);
    } catch {
      status.textContent = status.dataset.failed;
    }
  };
  const item = async (x, result, all, isFirst) => {
    const owner = await filled(x, result);
    const line = make("li", {});
    const at = addressOf(x, owner);
    line.append(make("h2", {}, spoken(x, make("a", { href: at }, owner.title), owner.language)));
    line.append(contextOf(x, owner, "p", { className: "found-kind" }) || "");
    const own = await details(x, owner.id).catch(() => undefined);
    if (!own || owner.child) return line;
    const [, , , summary, synonyms, , children, language] = own;
    const hit = (text) => split(text).map((word) => key(x, word)).filter((word) => all.some((term) => !x.small.has(word) && apart(x, term, word) < 1)).length;
    const shown = split(owner.title).map((word) => key(x, word));
    if (synonyms) {
      const other = synonyms.split("\t").filter((name) => hit(name) > 0 && hit(owner.title) < hit(name));
      if (other.length) line.append(make("p", { className: "found-kind" }, words.alsoCalled + " ", spoken(x, make("span", {}, other.slice(0, 3).join(", ")), language)));
    }
    if (summary) line.append(spoken(x, make("p", {}, summary), language));
    const rest = all.filter((term) => !shown.some((word) => apart(x, term, word) < 1));
    const inTexts = new Map((result.texts || []).filter(([child]) => child > 0));
    const fit = (children || []).map(([title, tail, language], i) => {
      const own = split(title).map((word) => key(x, word));
      const named = rest.filter((term) => own.some((word) => apart(x, term, word) < 1)).length;
      return { title, tail, language, value: named * 10 + (inTexts.get(i + 1) || 0) };
    });
    fit.sort((a, b) => b.value - a.value);
    const fits = fit.filter(({ value }, i) => value > 0 || (isFirst && !rest.length && fit.length > i)).slice(0, isFirst ? 5 : 3);
    if (fits.length) {
      line.append(make("ul", { className: "links" }, ...fits.map(({ title, tail, language }) =>
        make("li", {}, spoken(x, make("a", { href: at + (tail || split(title).join("-")) + "/" }, title), language)))));
    }
    return line;
  };

  for (const box of boxes) equip(box);
  if (found) showResults();
  // For tests and measurements of what is found.
  page.dispatchEvent(new CustomEvent("theme-search", { detail: { search, start, details, words: { rulesOf, split, fold, key, sound, soundKeys } } }));
})();
