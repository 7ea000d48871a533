/**
 * Makes every icon out of icon.svg: `node assets/make-icons.ts`, after the drawing has changed. What it makes is kept in
 * the repository, so that packing needs no browser and no image tools.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';

const HERE = import.meta.dirname;
const DRAWING = readFileSync(path.join(HERE, 'icon.svg'), 'utf8');
const DEBIAN = '/usr/bin/chromium';
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Apple’s types of PNG images in an icon file, with their width in pixels. */
const MAC_TYPES: [type: string, px: number][] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];
/** Apple’s grid leaves a tenth of the width free at each side. */
const MAC_MARGIN = 0.1;

/** Lines only, in black: macOS colours it as the menu bar needs it. */
const TEMPLATE = DRAWING.replace(/<rect[^>]*\/>/, '')
  .replaceAll(/#(?:1B2430|0E6A6A|2F5DA8|B4532A)/g, '#000000')
  .replace('viewBox="0 0 128 128"', 'viewBox="14 22 100 100"');

async function draw(browser: Browser, svg: string, px: number, margin = 0): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: px, height: px } });
  const inner = Math.round(px * (1 - 2 * margin));
  const sized = svg.replace('<svg ', `<svg width="${inner}" height="${inner}" `);
  await page.setContent(
    `<body style="margin:${(px - inner) / 2}px;background:transparent"><div style="line-height:0">${sized}</div></body>`,
  );
  const png = await page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: px, height: px } });
  await page.close();
  return png;
}

/** Windows: a directory of images, then the images, as PNG. */
function ico(images: { px: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ px, png }, i) => {
    const at = 6 + 16 * i;
    // 0 stands for 256.
    head.writeUInt8(px % 256, at);
    head.writeUInt8(px % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}

/** macOS: each image behind its type and length. */
function icns(images: { type: string; png: Buffer }[]): Buffer {
  const parts = images.map(({ type, png }) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'ascii');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'ascii');
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
}

const browser = await chromium.launch({
  ...(existsSync(DEBIAN) ? { executablePath: DEBIAN } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const write = (name: string, bytes: Buffer) => writeFileSync(path.join(HERE, name), bytes);
mkdirSync(path.join(HERE, 'icons'), { recursive: true });
for (const px of LINUX_SIZES) write(`icons/${px}x${px}.png`, await draw(browser, DRAWING, px));
write('icon.png', await draw(browser, DRAWING, 512));
const windows = [];
for (const px of WINDOWS_SIZES) windows.push({ px, png: await draw(browser, DRAWING, px) });
write('icon.ico', ico(windows));
const mac = [];
for (const [type, px] of MAC_TYPES) mac.push({ type, png: await draw(browser, DRAWING, px, MAC_MARGIN) });
write('icon.icns', icns(mac));
write('tray.png', await draw(browser, DRAWING, 32));
write('trayTemplate.png', await draw(browser, TEMPLATE, 16));
write('trayTemplate@2x.png', await draw(browser, TEMPLATE, 32));
await browser.close();
