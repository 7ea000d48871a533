import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHead } from '../../main/vault/head.ts';
import { flip, tempDir } from './fixture.ts';

const key = new Uint8Array(32).fill(3);
const RECORD = 4096;

function written(count: number): string {
  const file = path.join(tempDir(), 'Books.bulkhead.head');
  const head = openHead(file, key);
  for (let seq = 1; seq <= count; seq += 1) head.write({ seq, hash: `hash-${seq}` });
  head.close();
  return file;
}

function look(file: string, under = key) {
  const head = openHead(file, under);
  const found = { head: head.read(), status: head.status };
  head.close();
  return found;
}

describe('the head file', () => {
  it('is not there before the first write and holds the last one after', () => {
    expect(look(written(0))).toEqual({ head: null, status: 'missing' });
    for (const count of [1, 2, 3, 10]) {
      const file = written(count);
      expect(look(file)).toEqual({ head: { seq: count, hash: `hash-${count}` }, status: 'ok' });
      expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    }
  });

  it('goes on where another opening stopped', () => {
    const file = written(4);
    const head = openHead(file, key);
    head.write({ seq: 5, hash: 'five' });
    expect(head.read()).toEqual({ seq: 5, hash: 'five' });
    head.close();
    expect(look(file)).toEqual({ head: { seq: 5, hash: 'five' }, status: 'ok' });
  });

  it('falls back to the other record when one is damaged anywhere', () => {
    const file = written(5);
    const good = fs.readFileSync(file);
    for (let at = 0; at < good.length; at += 37) {
      flip(file, at, 0x10);
      // The fifth write went into the second record.
      const seq = at < RECORD ? 5 : 4;
      expect(look(file)).toEqual({ head: { seq, hash: `hash-${seq}` }, status: 'damaged record' });
      fs.writeFileSync(file, good);
    }
  });

  it('tells a record that was blanked, a file that was cut and one of another key', () => {
    const file = written(5);
    const good = fs.readFileSync(file);
    fs.writeFileSync(file, Buffer.from(good).fill(0, RECORD));
    expect(look(file)).toMatchObject({ head: { seq: 4 }, status: 'damaged record' });
    fs.truncateSync(file, RECORD);
    expect(look(file)).toMatchObject({ head: { seq: 4 }, status: 'damaged record' });
    fs.writeFileSync(file, good);
    expect(look(file, new Uint8Array(32))).toEqual({ head: null, status: 'unreadable' });
    fs.writeFileSync(file, '');
    expect(look(file)).toEqual({ head: null, status: 'unreadable' });
  });

  it('refuses what does not fit a record', () => {
    const head = openHead(path.join(tempDir(), 'h'), key);
    expect(() => head.write({ seq: 1, hash: 'x'.repeat(201) })).toThrow(RangeError);
    expect(() => head.write({ seq: 1.5, hash: 'x' })).toThrow(RangeError);
    head.close();
  });
});
