/** What is made ready for an accountant, as pictures: open questions, the year end, and a home office by its costs. */
import type { Page } from '@playwright/test';
import { goTo, openSample, rpc, test } from './support/app.ts';
import { takePictures } from './support/looks.ts';

async function companyOf(page: Page): Promise<string> {
  const entities = await rpc<{ id: string; kind: string }[]>(page, 'entity.list');
  return entities.find(({ kind }) => kind === 'llc')!.id;
}

test('the packet', async ({ page, program }) => {
  await openSample(page, program);
  const company = await companyOf(page);
  await goTo(page, `/packet?entity=${company}&view=questions`);
  await page
    .getByRole('region', { name: 'What an accountant would ask' })
    .getByRole('listitem')
    .first()
    .waitFor();
  await takePictures(page, 'packet-questions');
  await goTo(page, `/packet?entity=${company}&view=close`);
  await page.getByText('Equity on December 31, 2025').waitFor();
  await takePictures(page, 'packet-close');
});

test('a home office by its costs', async ({ page, program }) => {
  await openSample(page, program);
  const entity = await companyOf(page);
  await rpc(page, 'tax.set_home_office', {
    ...{ entity, year: 2026, method: 'regular', areas: [], area_used: 240, area_of_home: 1200 },
    costs: [
      { line: '10', kind: 'indirect', amount: '12000' },
      { line: '11', kind: 'indirect', amount: '3000' },
      { line: '20', kind: 'direct', amount: '300', note: 'Painting the office' },
      { line: '21', kind: 'indirect', amount: '2500' },
    ],
    building: { value: '362012.48', land: '50000', since: '2021-01-15' },
    ...{ carried_operating: '0', carried_depreciation: '0' },
  });
  await goTo(page, `/tax?entity=${entity}&view=home-office`);
  await page.getByText('20 % of the home').waitFor();
  await takePictures(page, 'tax-home-office');
});
