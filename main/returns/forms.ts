/**
 * Any form of a year: those that the books fill alone, and those that also ask for members, the balance sheet, the list of assets or
 * the home office. Fails as those do.
 */
import type { FormName, TaxForm } from '../../shared/contract/tax.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { type EntityRow, findEntity, methodOf, type Scope } from '../ledger/index.ts';
import { membersOfYear } from '../member/index.ts';
import { companySection179, drawUp, homeOfYear, linesOf8829, taxForm } from '../reports/index.ts';
import { depreciationOf, requireForm } from '../tax/index.ts';
import { type Asked, filerOf } from './filer.ts';
import { given } from './given.ts';
import { passedOn } from './passed-on.ts';
import { type LAYOUTS, scheduleK } from './schedule-k.ts';
import { scheduleL } from './schedule-l.ts';
import { scheduleM1 } from './schedule-m1.ts';
import { adjustmentsAccount, partnersCapital } from './schedule-m2.ts';

type Input = Asked & { form: FormName };

export function anyForm(scope: Scope, asked: Input): TaxForm {
  const { form } = asked;
  switch (form) {
    case '1065-l':
      return scheduleL(scope.db, filerOf(scope.db, asked, form, ['partnership']), form);
    case '1120-s-l':
      return scheduleL(scope.db, filerOf(scope.db, asked, form, ['s-corp']), form);
    case '1065-m1':
      return scheduleM1(scope, filerOf(scope.db, asked, form, ['partnership']), form);
    case '1120-s-m1':
      return scheduleM1(scope, filerOf(scope.db, asked, form, ['s-corp']), form);
    case '1065-m2':
      return partnersCapital(scope, filerOf(scope.db, asked, form, ['partnership']));
    case '1120-s-m2':
      return adjustmentsAccount(scope, filerOf(scope.db, asked, form, ['s-corp']));
    case '1065-k':
      return withPayouts(scope, asked, 'partnership');
    case '1120-s-k':
      return withPayouts(scope, asked, 's-corp');
    case '8829':
      return form8829(scope, asked);
    case '4562':
      return form4562(scope, asked);
    case '1065-k1':
    case '1120-s-k1':
    case '7203':
      throw perMember(form, asked.year);
    default:
      return taxForm(scope, asked, () => passedOn(scope, asked));
  }
}

function perMember(form: FormName, year: number): BulkheadError {
  const { title } = requireForm(form, year);
  return new BulkheadError('REFUSED', `${title} is one for each member.`, {
    remedy:
      form === '7203'
        ? 'Ask for the basis of the shareholders’ stock.'
        : 'Ask for the Schedules K-1 of the company.',
    facts: { form },
  });
}

/** Schedule K with what was paid to members, and the total of an S corporation's items. */
function withPayouts(scope: Scope, asked: Input, taxClass: keyof typeof LAYOUTS): TaxForm {
  const filer = filerOf(scope.db, asked, asked.form, [taxClass]);
  const { form, layout, total } = scheduleK(scope, filer);
  const { total: all } = membersOfYear(scope.db, filer.company, filer.year);
  const more: Record<string, number> = {
    [layout.distributions]: -(all.draws + all.tax_draws),
    ...(taxClass === 's-corp' ? { '18': total } : {}),
  };
  return {
    ...form,
    lines: form.lines.map((line) =>
      more[line.line] === undefined
        ? line
        : { ...line, amount: formatMoney(more[line.line]!, filer.company.base_currency) },
    ),
  };
}

function form8829(scope: Scope, { entity: ref, year, basis: asked }: Input): TaxForm {
  requireForm('8829', year);
  const days = { from: `${year}-01-01`, to: `${year}-12-31` };
  const company = findEntity(scope.db, ref);
  const basis = methodOf(company, asked);
  const { lines } = drawUp(scope, { entity: ref, ...days, basis });
  const found = homeOfYear(scope.db, { entity: company, ...days }, lines.get('29')!);
  if (found?.form == null)
    return given({ company, year, basis }, '8829', new Map(), [
      found === null
        ? `Nothing was said of a home office in ${year}.`
        : 'The simplified method is chosen: its worksheet takes the place of this form.',
    ]);
  const { areaUsed, areaOfHome } = found.home;
  return given({ company, year, basis }, '8829', linesOf8829(found, lines.get('29')!), [
    `The office has ${areaUsed} of ${areaOfHome} square feet (lines 1 to 7).`,
  ]);
}

function form4562(scope: Scope, { entity: ref, year, basis: asked }: Input): TaxForm {
  const { db } = scope;
  const company = findEntity(db, ref);
  const basis = methodOf(company, asked);
  const answer = depreciationOf(db, { entity: ref, year, ...limitOf(scope, company, year, basis) });
  const amounts = new Map(
    answer.lines.map(({ line, amount }) => [line, parseMoney(amount, company.base_currency)] as const),
  );
  return given({ company, year, basis }, '4562', amounts, answer.notes);
}

/** Lines 10 and 11, where the company's own books tell them: of a person's businesses all wages and profits count together. */
function limitOf(scope: Scope, company: EntityRow, year: number, basis: Input['basis']) {
  const form =
    company.tax_class === 'partnership' ? '1065-k' : company.tax_class === 's-corp' ? '1120-s-k' : null;
  if (form === null) return {};
  const limited = companySection179(scope, { entity: company.id, year, basis, form });
  if (limited === null || limited.carriedIn + limited.elected === 0) return {};
  const { carriedIn, income } = limited;
  const money = (amount: number) => formatMoney(amount, company.base_currency);
  return { income: money(income), carried: money(carriedIn) };
}
