/** What is wrong with the text of a template, found before anything is made of it: INVALID_INPUT names the line. */
import { BulkheadError } from '../../../shared/errors.ts';
import { PLACE, readTag, TAG } from './syntax.ts';

export interface Vocabulary {
  /** Names of fields. */
  fields: ReadonlySet<string>;
  /** Names of what can stand between double brackets. */
  places: ReadonlySet<string>;
}

export function checkTemplate(text: string, { fields, places }: Vocabulary): void {
  const open: number[] = [];
  let hasTitle = false;
  let signs = false;
  for (const [index, line] of text.replace(/\r\n?/g, '\n').split('\n').entries()) {
    const at = index + 1;
    if (/^\s*\/\//.test(line)) continue;
    hasTitle ||= /^Title:\s*\S/.test(line);
    const place = PLACE.exec(line)?.[1];
    if (place !== undefined && !places.has(place))
      throw wrong(
        at,
        `there is no [[${place}]] in this kind of paper`,
        `There is: ${[...places].join(', ')}.`,
      );
    signs ||= place === 'signatures' || place === 'paper';
    for (const [written, inside] of line.matchAll(TAG)) {
      const tag = readTag(inside!);
      if (!tag)
        throw wrong(
          at,
          `${written} is no field and no condition`,
          'Write {{field}}, {{if field}}, {{else}} or {{end}}.',
        );
      if ('name' in tag && !fields.has(tag.name))
        throw wrong(at, `there is no field “${tag.name}”`, `Fields of this kind: ${[...fields].join(', ')}.`);
      if (tag.kind === 'if') open.push(at);
      else if (tag.kind !== 'field' && open.length === 0)
        throw wrong(
          at,
          `{{${tag.kind}}} without an {{if …}} before it`,
          'Take it out, or add the condition.',
        );
      if (tag.kind === 'end') open.pop();
    }
    const left = line.replace(TAG, '');
    if (/\{\{|\}\}/.test(left))
      throw wrong(at, 'braces that are not closed', 'Write each field as {{field}}.');
  }
  if (open.length > 0)
    throw wrong(open.at(-1)!, '{{if …}} without its {{end}}', 'Add {{end}} where the condition ends.');
  if (!hasTitle) throw wrong(1, 'no title', 'Begin with a line “Title: …”.');
  if (!signs) throw wrong(1, 'nobody signs', 'Add a line [[signatures]].');
}

function wrong(line: number, what: string, remedy: string): BulkheadError {
  return new BulkheadError('INVALID_INPUT', `Line ${line} of the template: ${what}.`, {
    remedy,
    facts: { line },
  });
}
