/** PDFs that hurt the thread that reads them: parts that unpack without end in a way that can't be seen beforehand, and promises left behind. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readPages } from '../../main/import/index.ts';

const MB = 1024 * 1024;
/** More than any thread may hold, and little enough to be written down fast. */
const UNPACKED_MB = 800;

const runsOfZeros = (bytes: number): Buffer => {
  const packed = Buffer.alloc(Math.ceil(bytes / 128) * 2);
  for (let at = 0; at < packed.length; at += 2) packed[at] = 129;
  return packed;
};

/** A page whose content is that part. */
function holding(filter: string, part: Uint8Array): Uint8Array {
  const head = `%PDF-1.4
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Kids[3 0 R]/Count 1>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>
endobj
4 0 obj
<</Length ${part.length}/Filter/${filter}>>stream
`;
  const places = [1, 2, 3, 4].map((number) => head.indexOf(`${number} 0 obj`));
  const tail = '\nendstream\nendobj\n';
  const start = head.length + part.length + tail.length;
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `xref\n0 5\n0000000000 65535 f \n${table}trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`;
  return new Uint8Array(
    Buffer.concat([Buffer.from(head, 'latin1'), part, Buffer.from(tail + trailer, 'latin1')]),
  );
}

describe('a part that unpacks without end', () => {
  it('is given up while it takes memory', { timeout: 40_000 }, async () => {
    const bomb = holding('RunLengthDecode', runsOfZeros(UNPACKED_MB * MB));
    await expect(readPages('bomb.pdf', bomb, undefined)).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: 'Reading the file needs too much memory.',
    });
  });
});

describe('promises that nobody waits for', () => {
  it('are noted where they fail, and end nothing', () => {
    const strays = new URL('../../main/import/pdf/strays.ts', import.meta.url).href;
    const script = `import { notingStrays } from '${strays}';
      const whole = await notingStrays(async () => 1);
      const left = await notingStrays(async () => { void Promise.reject(new Error('nobody waits')); return 2; });
      console.log(JSON.stringify([whole, left]));`;
    const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(JSON.parse(told)).toEqual([
      { done: 1, isStray: false },
      { done: 2, isStray: true },
    ]);
  });
});
