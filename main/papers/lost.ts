/**
 * The typesetter leaves out, without a word, what may not be divided and is higher than a page. Here it fails instead: a paper
 * that lacks what it should say is worse than none.
 */
import loaded from 'pdfmake/js/PageElementWriter.js';

const { prototype: writer } = 'default' in loaded ? loaded.default : loaded;
type Writer = typeof writer;

let isGuarded = false;

/** From now on, for every paper of this thread. */
export function failOnLost(): void {
  if (isGuarded) return;
  const { addFragment, commitUnbreakableBlock } = writer;
  writer.commitUnbreakableBlock = function (this: Writer, ...place) {
    // Of one within another only the outer one counts; what has a place of its own is no part of the text.
    if (this.transactionLevel === 1 && place[0] === undefined && this.context().pages.length > 1)
      throw lost();
    commitUnbreakableBlock.apply(this, place);
  };
  writer.addFragment = function (this: Writer, ...fragment) {
    const isPlaced = addFragment.apply(this, fragment);
    if (!isPlaced) throw lost();
    return isPlaced;
  };
  isGuarded = true;
}

function lost(): Error {
  return new Error('something that may not be divided is higher than a page');
}
