/** Hands a file to whoever keeps downloads here: the browser, or the window's own dialog. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  // Outside the document a link may be followed without its name.
  document.body.append(link);
  link.click();
  link.remove();
  // The download has taken what it needs once the click is over; some browsers want a moment.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
