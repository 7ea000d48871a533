/** What can be done about a finding from here: each cure by one button, or the way to where it is done. */
import { Link } from '@tanstack/react-router';
import { formatMoney } from '../../../shared/money.ts';
import type { Entity } from '../../app/books.ts';
import type { RegisterSearch } from '../../app/search.ts';
import { text } from '../../text/index.ts';
import { Button } from '../../ui/index.ts';
import { useTakeApart } from '../crossing/use-take-apart.tsx';
import styles from './Findings.module.css';
import { SnapshotButton } from './SnapshotButton.tsx';
import type { Finding } from './types.ts';
import { type Cure, isMovement } from './use-cure.ts';

const words = text.veil.findings;

/** Papers of what crossed: made, or filed where they were there before. */
const PAPERS: Readonly<Record<string, 'make' | 'attach'>> = {
  'make-paper': 'make',
  'write-ratification': 'make',
  'file-report': 'make',
  'sign-paper': 'attach',
};

/** Offered as a button or a way, so it is not said again. */
export function isDeed({ subject }: Finding, { id }: Cure): boolean {
  switch (id) {
    case 'take-snapshot':
      return subject.kind === 'crossing';
    case 'reconcile':
    case 'make-note':
    case 'sign-paper':
    case 'write-agreement':
    case 'agree-terms':
    case 'do-formality':
    case 'pay-bills':
    case 'pay-tax':
    case 'close-books':
      return true;
    case 'take-apart':
      return subject.kind === 'crossing';
    case 'pay-instalment':
      return isOnRecord(subject) || subject.kind === 'company';
    case 'amend-terms':
      return isOnRecord(subject);
    default:
      return isMovement(id) || (subject.kind === 'crossing' && id in PAPERS);
  }
}

interface DeedsProps {
  finding: Finding;
  company: Entity;
  onCure: (cure: Cure) => void;
}

export function Deeds({ finding, company, onCure }: DeedsProps) {
  const { subject, cures, crossings } = finding;
  const offered = cures.filter((cure) => isDeed(finding, cure));
  if (offered.length === 0) return null;
  return (
    <div className={styles.cures}>
      {offered.map((cure) => (
        <Deed
          key={`${cure.id} ${cure.from} ${cure.about?.id}`}
          cure={cure}
          subject={subject}
          crossings={crossings}
          company={company}
          onCure={onCure}
        />
      ))}
    </div>
  );
}

/** To what it is about. */
export function WayThere({ finding, company }: Pick<DeedsProps, 'finding' | 'company'>) {
  const { subject, entries } = finding;
  return (
    <>
      {subject.kind === 'crossing' && (
        <Link to="/wall" search={{ crossing: subject.id }}>
          {words.crossing}
        </Link>
      )}
      {subject.kind !== 'crossing' && entries[0] !== undefined && (
        <Link to="/register" search={{ entity: company.id, entry: entries[0] }}>
          {words.entry}
        </Link>
      )}
    </>
  );
}

interface DeedProps {
  cure: Cure;
  subject: Finding['subject'];
  crossings: Finding['crossings'];
  company: Entity;
  onCure: (cure: Cure) => void;
}

function Deed({ cure, subject, crossings, company, onCure }: DeedProps) {
  const { id, text: said } = cure;
  switch (id) {
    case 'take-snapshot':
      return <SnapshotButton company={company} crossing={subject.id} />;
    case 'reconcile':
      return (
        <Link to="/reconcile/$account" params={{ account: subject.id }}>
          {words.account}
        </Link>
      );
    case 'take-apart':
      return <TakeApartButton crossing={subject.id} said={said} />;
    case 'pay-bills':
    case 'pay-tax':
      return (
        <Link to="/register" search={paymentOf(cure, company)}>
          {said}
        </Link>
      );
    case 'close-books':
      return <Link to="/accounts">{said}</Link>;
    case 'agree-terms':
      return (
        <Link to="/loans" search={{ terms: crossings[0] }}>
          {said}
        </Link>
      );
    case 'amend-terms':
    case 'pay-instalment':
      return (
        <Link
          to="/loans/$loan"
          params={{ loan: cure.about?.id ?? subject.id }}
          search={id === 'pay-instalment' ? { pay: amountIn(cure, company) ?? 'due' } : {}}
        >
          {said}
        </Link>
      );
    case 'make-note':
      return (
        <Link to="/papers" search={crossings[0] ? { crossing: crossings[0] } : { entity: company.id }}>
          {said}
        </Link>
      );
    case 'write-agreement':
      return (
        <Link to="/papers" search={{ entity: company.id, stage: 'wanted' }}>
          {said}
        </Link>
      );
    default: {
      const deed = PAPERS[id];
      const crossing = cure.about?.id ?? (subject.kind === 'crossing' ? subject.id : crossings[0]);
      if (deed !== undefined && crossing === undefined)
        return (
          <Link to="/papers" search={{ entity: company.id }}>
            {said}
          </Link>
        );
      if (deed === undefined)
        return (
          <Button size="small" onClick={() => onCure(cure)}>
            {said}
          </Button>
        );
      return (
        <Link to="/papers" search={{ crossing, deed }}>
          {said}
        </Link>
      );
    }
  }
}

function amountIn({ amount_minor: minor }: Cure, { base_currency: currency }: Entity): string | undefined {
  return minor === null ? undefined : formatMoney(minor, currency);
}

/** A bill has whom it is paid to for its name, a tax has none. */
function paymentOf(cure: Cure, company: Entity): RegisterSearch {
  const { id, about } = cure;
  return {
    ...{ entity: company.id, amount: amountIn(cure, company), pay: about?.account_id ?? undefined },
    payee: id === 'pay-bills' ? about?.name : undefined,
  };
}

/** Undo brings it back, so that one click does it. */
function TakeApartButton({ crossing, said }: { crossing: string; said: string }) {
  const apart = useTakeApart();
  return (
    <>
      <Button size="small" busy={apart.busy} onClick={() => void apart.run({ id: crossing })}>
        {said}
      </Button>
      {apart.dialog}
    </>
  );
}

/** What was lent without terms has the two parties for an id, and no place of its own. */
function isOnRecord({ kind, id }: Finding['subject']): boolean {
  return kind === 'loan' && !id.includes('/');
}
