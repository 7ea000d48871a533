/**
 * Reads a multipart form (RFC 7578) that lies in memory: fields as strings, files as File. It walks the bytes once from
 * mark to mark, so that a file of 100 MB costs one copy and holds up nobody.
 *
 * Throws BAD_REQUEST for what is no such form, LIMIT_EXCEEDED for too many parts.
 */
import { MULTIPART_PARTS_MAX, PART_HEAD_BYTES_MAX } from './limits.ts';
import { Refusal } from './refusal.ts';

const LINE_END = '\r\n';
const HEAD_END = '\r\n\r\n';

interface PartHead {
  name: string;
  /** `null` for a field. */
  fileName: string | null;
  type: string;
}

export function parseForm(bytes: Buffer, contentType: string): FormData {
  const mark = `--${boundaryOf(contentType)}`;
  const form = new FormData();
  let at = bytes.indexOf(mark);
  for (let parts = 0; ; parts++) {
    if (at === -1) throw noForm();
    at += mark.length;
    if (bytes.toString('latin1', at, at + 2) === '--') return form;
    if (parts === MULTIPART_PARTS_MAX) throw tooManyParts();
    const headEnd = bytes.subarray(at, at + PART_HEAD_BYTES_MAX).indexOf(HEAD_END);
    const end = headEnd === -1 ? -1 : bytes.indexOf(LINE_END + mark, at + headEnd + LINE_END.length);
    if (end === -1) throw noForm();
    const head = parseHead(bytes.toString('utf8', at, at + headEnd));
    addPart(form, head, bytes.subarray(Math.min(at + headEnd + HEAD_END.length, end), end));
    at = end + LINE_END.length;
  }
}

function boundaryOf(contentType: string): string {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw new Refusal('BAD_REQUEST', 'The multipart form names no boundary.');
  return boundary;
}

function parseHead(text: string): PartHead {
  const lines = text.split(LINE_END);
  const disposition = lineOf(lines, 'content-disposition');
  const name = parameterOf(disposition, 'name');
  if (!/^form-data\b/i.test(disposition) || name === null) throw noForm();
  return { name, fileName: parameterOf(disposition, 'filename'), type: lineOf(lines, 'content-type') };
}

function lineOf(lines: readonly string[], name: string): string {
  const line = lines.find((candidate) => candidate.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim() ?? '';
}

/** Browsers write a quote in a name as %22, curl as \". */
function parameterOf(disposition: string, name: string): string | null {
  const quoted = new RegExp(`;\\s*${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(disposition)?.[1];
  if (quoted === undefined) return null;
  return quoted.replace(/\\(["\\])/g, '$1').replace(/%22|%0D|%0A/gi, (code) => decodeURIComponent(code));
}

function addPart(form: FormData, { name, fileName, type }: PartHead, content: Buffer): void {
  if (fileName === null) form.append(name, content.toString('utf8'));
  else form.append(name, new File([content as Buffer<ArrayBuffer>], fileName, { type }));
}

function noForm(): Refusal {
  return new Refusal('BAD_REQUEST', 'The body is not a whole multipart form.');
}

function tooManyParts(): Refusal {
  return new Refusal('LIMIT_EXCEEDED', `The form has more than ${MULTIPART_PARTS_MAX} parts.`, {
    facts: { partsMax: MULTIPART_PARTS_MAX },
  });
}
