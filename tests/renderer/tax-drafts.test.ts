/** What is typed on the screen of tax, as the commands take it: what is depreciated, driven, paid; a home; a person’s own facts. */
import { describe, expect, it } from 'vitest';
import {
  type AssetDraft,
  assetInput,
  draftOfAsset,
  NEW_ASSET,
  problemsOfAsset,
} from '../../renderer/features/tax/asset-draft.ts';
import { amountChange, minorOf } from '../../renderer/features/tax/facts.ts';
import { draftOfHome, homeInput, NEW_COST, problemsOfHome } from '../../renderer/features/tax/home-draft.ts';
import { newTrip, problemsOfTrip, tripInput } from '../../renderer/features/tax/trip-draft.ts';
import { newVendor, problemsOfVendor, vendorInput } from '../../renderer/features/vendor/vendor-draft.ts';

const CAMERA: AssetDraft = { ...NEW_ASSET, name: ' Camera ', cost: 500_000, placed: '2026-05-04' };

describe('something that is depreciated', () => {
  it('wants a name, a cost and a day', () => {
    expect(problemsOfAsset(NEW_ASSET)).toEqual(['name', 'cost', 'placed']);
    expect(problemsOfAsset({ ...CAMERA, cost: 0 })).toEqual(['cost']);
    expect(problemsOfAsset(CAMERA)).toEqual([]);
  });

  it.each(['100.01', 'all', '40,5', '-1', '1000'])('takes no bonus of %s', (bonus) => {
    expect(problemsOfAsset({ ...CAMERA, bonus })).toEqual(['bonus']);
  });

  it('leaves to the law what nobody elected, and was acquired when it was in service', () => {
    expect(assetInput(CAMERA, 'USD')).toEqual({
      ...{ name: 'Camera', cost: '5000.00', acquired: 'bought', acquired_on: '2026-05-04' },
      ...{ placed_in_service: '2026-05-04', disposed_on: null, class: '5', convention: null },
      ...{ section_179: '0.00', bonus: null, note: '' },
    });
    const elected = { bonus: '0', section179: 100_000, convention: 'mid-quarter' } as const;
    expect(assetInput({ ...CAMERA, ...elected }, 'USD')).toMatchObject({
      ...{ bonus: '0', section_179: '1000.00', convention: 'mid-quarter' },
    });
  });

  it('comes back from the books as it went in', () => {
    const given = { ...CAMERA, name: 'Camera', acquiredOn: '2026-04-30', section179: 5, bonus: '40' };
    const saved = { id: 'a', entity: 'Elm', currency: 'USD', ...assetInput(given, 'USD') };
    expect(draftOfAsset(saved)).toEqual(given);
    expect(assetInput(draftOfAsset(saved), 'USD')).toEqual(assetInput(given, 'USD'));
  });
});

describe('what the books can’t know', () => {
  it('is empty where nobody knows it, and zero is known', () => {
    expect(amountChange('prior_tax', 800_050)).toEqual({ prior_tax: '8000.50' });
    expect(amountChange('itemized', 0)).toEqual({ itemized: '0.00' });
    expect(amountChange('wages', null)).toEqual({ wages: null });
    const none = { prior_income: null, withheld: null, other_income: null, expected_profit: null };
    const kept = { ...none, prior_tax: '8000.50', itemized: '0.00', wages: null };
    expect([minorOf(kept, 'prior_tax'), minorOf(kept, 'itemized'), minorOf(kept, 'wages')]).toEqual([
      ...[800_050, 0, null],
    ]);
  });
});

describe('a trip', () => {
  const SITE = { ...newTrip('2026-03-02', false), miles: '12.4', reason: 'Ash Inc., site visit' };

  it('wants miles, or both readings, and what it was for', () => {
    expect(problemsOfTrip(newTrip('2026-03-02', false))).toEqual(['miles', 'reason']);
    expect(problemsOfTrip(SITE)).toEqual([]);
    expect(problemsOfTrip({ ...SITE, miles: '', odometerStart: '100', odometerEnd: '112.4' })).toEqual([]);
    expect(problemsOfTrip({ ...SITE, miles: '', odometerStart: '100' })).toEqual(['miles']);
    expect(problemsOfTrip({ ...SITE, miles: '12.45' })).toEqual(['miles']);
    expect(problemsOfTrip({ ...SITE, odometerEnd: 'many' })).toEqual(['odometer']);
  });

  it('leaves miles to the odometer where they were not given', () => {
    expect(tripInput(SITE)).toMatchObject({ miles: '12.4', odometer_start: null, purpose: 'business' });
    expect(tripInput({ ...SITE, miles: ' ' })).not.toHaveProperty('miles');
    expect(newTrip('2026-03-02', true).purpose).toBe('medical');
  });
});

describe('a home office', () => {
  const NOTHING = {
    ...{ entity: 'Elm', year: 2026, currency: 'USD', given: false, method: null, areas: [] },
    ...{
      area_used: null,
      area_of_home: null,
      building: null,
      months: [],
      percent: null,
      depreciation_percent: null,
      costs: [],
      lines: [],
    },
    ...{ carried_operating: '0.00', carried_depreciation: '0.00', tentative_profit: '0.00' },
    ...{ before_limit: '0.00', deduction: '0.00', notes: [] },
    carried_to_next: { operating: '0.00', depreciation: '0.00' },
  };
  const regular = { ...draftOfHome(NOTHING), method: 'regular' as const, used: '200', ofHome: '1600' };

  it('goes by area from the first of January unless somebody says otherwise', () => {
    const begun = draftOfHome(NOTHING);
    expect(begun.areas).toEqual([{ from: '2026-01-01', feet: '' }]);
    expect(problemsOfHome(begun)).toEqual(['areas']);
    const areas = [
      { from: '2026-01-01', feet: '200' },
      { from: '2026-07-01', feet: '0' },
    ];
    expect(problemsOfHome({ ...begun, areas })).toEqual([]);
    expect(homeInput({ ...begun, areas }, 'USD').areas).toEqual([
      { from: '2026-01-01', square_feet: 200 },
      { from: '2026-07-01', square_feet: 0 },
    ]);
  });

  it('asks of actual costs for both areas, a whole building, and whole costs', () => {
    expect(problemsOfHome(regular)).toEqual([]);
    expect(problemsOfHome({ ...regular, used: '1700' })).toEqual(['used']);
    expect(problemsOfHome({ ...regular, isOwned: true, value: 300_000_00 })).toEqual(['building']);
    expect(problemsOfHome({ ...regular, costs: [NEW_COST] })).toEqual(['costs']);
    const byAccount = { ...NEW_COST, account: 'rent', percent: '100.5' };
    expect(problemsOfHome({ ...regular, costs: [byAccount] })).toEqual(['costs']);
  });

  it('gives an account with its part, or an amount, and never both', () => {
    const costs = [
      { ...NEW_COST, account: 'rent', percent: '80', minor: 5 },
      { ...NEW_COST, line: '21' as const, minor: 240_000 },
    ];
    expect(homeInput({ ...regular, costs, operating: 1050 }, 'USD')).toEqual({
      ...{ method: 'regular', area_used: 200, area_of_home: 1600, building: null },
      ...{ carried_operating: '10.50', carried_depreciation: '0.00' },
      costs: [
        { line: '19', kind: 'indirect', account: 'rent', percent: '80', note: '' },
        { line: '21', kind: 'indirect', amount: '2400.00', note: '' },
      ],
    });
  });
});

describe('a vendor', () => {
  it('wants a name, and a number as it is written', () => {
    expect(problemsOfVendor(newVendor(' '))).toEqual(['name']);
    expect(problemsOfVendor({ ...newVendor('Rook'), tin: '123456789' })).toEqual(['tin']);
    expect(problemsOfVendor({ ...newVendor('Rook'), tin: '123-45-6789' })).toEqual([]);
  });

  it('keeps the number that is there where no other is written', () => {
    expect(vendorInput(newVendor('Rook'))).not.toHaveProperty('tin');
    expect(vendorInput({ ...newVendor('Rook '), city: ' Laramie ' })).toMatchObject({
      ...{ name: 'Rook', city: 'Laramie', state: null, classification: null },
    });
  });
});
