/** The terms as they stand, and what was agreed before; of a change the paper is made here. */
import { useNavigate } from '@tanstack/react-router';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Button, DateText, dateText, moneyText, Panel, useLocale } from '../../ui/index.ts';
import styles from './Loan.module.css';
import type { LoanDetail } from './types.ts';

const words = text.loan.one;
type Version = LoanDetail['terms'];

export function Terms({ loan }: { loan: LoanDetail }) {
  const locale = useLocale();
  const { terms, versions, currency } = loan;
  const day = (date: string) => dateText(date, locale);
  const navigate = useNavigate();
  const amendment = useCommand(() => client.paper.make({ loan: loan.id, kind: 'loan-amendment' }), {
    done: ({ title }) => text.papers.make.done(title),
  });
  const makePaper = async () => {
    if ((await amendment.run(undefined)) !== null)
      void navigate({ to: '/papers', search: { kind: 'loan-amendment' } });
  };
  const others = versions.filter(({ effective }) => effective !== terms.effective);
  return (
    <Panel title={words.terms}>
      <dl className={styles.facts}>
        <Fact name={words.facts.rate}>
          {words.rateText(terms.rate, text.loan.terms.dayCounts[terms.day_count])}
        </Fact>
        <Fact name={words.facts.plan}>{planOf(terms, day)}</Fact>
        <Fact name={words.facts.lentOn}>
          <DateText value={loan.lent_on} />
        </Fact>
        <Fact name={words.facts.maturity}>
          {terms.maturity === null ? text.loan.onDemand : <DateText value={terms.maturity} />}
        </Fact>
        <Fact name={words.facts.purpose}>{loan.purpose}</Fact>
        <Fact name={words.facts.security}>{terms.security || words.unsecured}</Fact>
        {terms.reason && <Fact name={words.facts.reason}>{terms.reason}</Fact>}
      </dl>
      <p className={styles.note}>
        {Number(loan.interest_unbooked) === 0
          ? loan.accrued_through !== null && words.bookedThrough(day(loan.accrued_through))
          : words.toBook(moneyText(loan.interest_unbooked, currency, locale, 'code'))}
      </p>
      {others.length > 0 && (
        <>
          <h3 className={styles.small}>{words.history}</h3>
          <ul className={styles.history}>
            {others.map((version) => (
              <li key={version.effective}>
                <span>{words.since(day(version.effective))}</span>
                <span>
                  {text.loan.rate(version.rate)}, {planOf(version, day)}
                </span>
              </li>
            ))}
          </ul>
          <Button size="small" busy={amendment.busy} onClick={() => void makePaper()}>
            {words.makeAmendment}
          </Button>
        </>
      )}
    </Panel>
  );
}

function planOf({ plan, every, first_payment: first }: Version, day: (date: string) => string): string {
  return words.planText(
    text.loan.terms.plans[plan],
    every === null ? null : text.loan.terms.everyWords[every],
    first === null ? null : day(first),
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
