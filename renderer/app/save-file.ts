/**
 * Hands a file to whoever keeps downloads here: the browser, or the window's own dialog. Signs that no system takes in a
 * name become hyphens; so do long dashes, for which a browser in a plain locale would drop the whole name.
 */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replaceAll(/[\\/:*?"<>|\u2013\u2014]/g, '-');
  // Outside the document a link may be followed without its name.
  document.body.append(link);
  link.click();
  link.remove();
  // The download has taken what it needs once the click is over; some browsers want a moment.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
