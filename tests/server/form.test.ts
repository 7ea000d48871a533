import { describe, expect, test } from 'vitest';
import { parseForm } from '../../main/server/form.ts';

const TYPE = 'multipart/form-data; boundary=b';

function form(...parts: string[]): Buffer {
  return Buffer.from(`${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`);
}

describe('a form', () => {
  test('has fields and files, and keeps their order and their bytes', async () => {
    const bytes = Buffer.concat([
      Buffer.from('--b\r\nContent-Disposition: form-data; name="entity"\r\n\r\nNörthlight\r\n'),
      Buffer.from(
        '--b\r\ncontent-disposition: form-data; name="files"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n',
      ),
      Buffer.from([0, 13, 10, 45, 45, 255]),
      Buffer.from('\r\n--b\r\nContent-Disposition: form-data; name="files"; filename=""\r\n\r\n\r\n--b--'),
    ]);
    const read = parseForm(bytes, TYPE);
    expect(read.get('entity')).toBe('Nörthlight');
    const [first, second] = read.getAll('files') as File[];
    expect([first!.name, first!.type, second!.name, second!.size]).toEqual(['a.csv', 'text/csv', '', 0]);
    expect([...new Uint8Array(await first!.arrayBuffer())]).toEqual([0, 13, 10, 45, 45, 255]);
  });

  test('reads what this platform itself writes', async () => {
    const written = new FormData();
    written.append('a "quoted" name', 'two\r\nlines');
    written.append('file', new File(['é'], 'ü "x".txt', { type: 'text/plain' }));
    const response = new Response(written);
    const read = parseForm(Buffer.from(await response.arrayBuffer()), response.headers.get('content-type')!);
    expect(read.get('a "quoted" name')).toBe('two\r\nlines');
    const file = read.get('file') as File;
    expect([file.name, file.type, await file.text()]).toEqual(['ü "x".txt', 'text/plain', 'é']);
  });

  test('takes names as curl escapes them, and a quoted boundary', () => {
    const read = parseForm(
      Buffer.from('--a b\r\nContent-Disposition: form-data; name="x\\"y\\\\z"\r\n\r\n1\r\n--a b--'),
      'multipart/form-data; boundary="a b"',
    );
    expect([...read.keys()]).toEqual(['x"y\\z']);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['no end', Buffer.from('--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n1')],
    ['no head', form('no head')],
    ['no name', form('Content-Disposition: form-data\r\n\r\n1')],
    ['another disposition', form('Content-Disposition: attachment; name="x"\r\n\r\n1')],
    ['a head without end', form(`Content-Disposition: form-data; name="${'x'.repeat(10_000)}"\r\n\r\n1`)],
  ])('with %s is none', (_, bytes) => {
    expect(() => parseForm(bytes, TYPE)).toThrow('not a whole multipart form');
  });

  test('without a boundary is none', () => {
    expect(() => parseForm(form(), 'multipart/form-data')).toThrow('names no boundary');
  });

  test('has so many parts at most', () => {
    const part = 'Content-Disposition: form-data; name="x"\r\n\r\n';
    expect([...parseForm(form(...Array(600).fill(part)), TYPE)]).toHaveLength(600);
    expect(() => parseForm(form(...Array(601).fill(part)), TYPE)).toThrow('more than 600 parts');
  });
});
