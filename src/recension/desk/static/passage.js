// From a selection on the page to the characters of the transcription. Offsets count code points, as the server does.

const points = (text) => [...text].length;

export function offsetAt(node, index) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-o]");
  if (!piece || node.nodeType !== Node.TEXT_NODE) return null;
  return Number(piece.dataset.o) + points(node.data.slice(0, index));
}

// The passage that is selected within `root`: {start, end, text}; null where nothing of the transcription is.
export function selected(root) {
  const selection = getSelection();
  if (!selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  if (range.collapsed) {
    const offset = offsetAt(range.startContainer, range.startOffset);
    return offset === null ? null : { start: offset, end: offset, text: "" };
  }
  const pieces = [...root.querySelectorAll("[data-o]")].filter((piece) => piece.firstChild && range.intersectsNode(piece));
  const words = range.toString(), blank = !words.trim();  // Stray white space can be selected by itself.
  let start = null, end = null;
  for (const piece of pieces) {
    const text = piece.firstChild, from = Number(piece.dataset.o);
    const first = range.startContainer === text ? range.startOffset : 0;
    const last = range.endContainer === text ? range.endOffset : text.data.length;
    const part = text.data.slice(first, last);
    if (!(blank ? part : part.trim())) continue;
    const lead = blank ? 0 : part.length - part.trimStart().length;
    const length = blank ? part.length : part.trimEnd().length;
    start ??= from + points(text.data.slice(0, first + lead));
    end = from + points(text.data.slice(0, first + length));
  }
  return start === null ? null : { start, end, text: blank ? words : words.trim() };
}

// Mark a passage, so that it can be seen while the reading is typed.
export function highlight(range) {
  if (typeof Highlight === "undefined") return;
  if (range) CSS.highlights.set("passage", new Highlight(range));
  else CSS.highlights.delete("passage");
}
