/** Cash or accrual, with what that means. */
import { text } from '../../text/index.ts';
import { Hint, Segmented } from '../../ui/index.ts';
import { BASES, type Basis } from './use-report.ts';

const words = text.reports.basis;

export function BasisChoice({ basis, onBasis }: { basis: Basis; onBasis: (basis: Basis) => void }) {
  const { label, term, explained } = words;
  return (
    <>
      <Hint term={term}>{explained}</Hint>
      <Segmented
        label={label}
        size="small"
        value={basis}
        items={BASES.map((value) => ({ value, label: words[value] }))}
        onChange={onBasis}
      />
    </>
  );
}
