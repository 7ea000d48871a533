/** One crossing: what it was and why, both entries, what of it still waits, and the way to each register. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CrossingOut } from '../../../shared/contract/crossing.ts';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Badge, Button, DateText, Drawer, Money, Skeleton } from '../../ui/index.ts';
import { WriteTermsDialog } from '../loan/WriteTermsDialog.tsx';
import { BothBooks } from './BothBooks.tsx';
import styles from './CrossingDrawer.module.css';
import { KindGlyph } from './KindGlyph.tsx';
import { OpenFindings } from './OpenFindings.tsx';
import { NOTHING_OPEN } from './open-findings.ts';
import { PaperBadge } from './PaperBadge.tsx';
import { NO_PAPER } from './paper-state.ts';
import { useOpenFindings } from './use-open-findings.ts';
import { usePaperStates } from './use-paper-states.ts';
import { useTakeApart } from './use-take-apart.tsx';

interface CrossingDrawerProps {
  /** `undefined` while closed. */
  id: string | undefined;
  onClose: () => void;
}

const words = text.crossing;

export function CrossingDrawer({ id, onClose }: CrossingDrawerProps) {
  const found = useQuery({
    ...api.crossing.get.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== undefined,
  });
  const apart = useTakeApart();
  const [writing, write] = useState(false);
  const { data } = found;
  return (
    <>
      <Drawer
        open={id !== undefined}
        onClose={onClose}
        width={720}
        title={data ? words.kinds[data.kind] : words.details.title}
        footer={
          data && (
            <>
              <Button
                variant="quiet"
                busy={apart.busy}
                // What is taken apart can't be shown any more.
                onClick={() => void apart.run({ id: data.id }, onClose)}
              >
                {words.remove}
              </Button>
              <ToRegisters crossing={data} />
            </>
          )
        }
      >
        <div className={styles.whole} tabIndex={-1} data-autofocus>
          {id !== undefined && found.isPending && <Skeleton lines={6} />}
          {found.isError && <TroubleState error={found.error} onRetry={() => void found.refetch()} />}
          {data && <Told crossing={data} onWrite={() => write(true)} />}
        </div>
      </Drawer>
      {apart.dialog}
      {data && writing && <WriteTermsDialog crossing={data} onClose={() => write(false)} />}
    </>
  );
}

function Told({ crossing, onWrite }: { crossing: CrossingOut; onWrite: () => void }) {
  const told = usePaperStates().get(crossing.id) ?? NO_PAPER;
  const { open } = useOpenFindings().ofCrossings.get(crossing.id) ?? NOTHING_OPEN;
  const { kind, settlement, from, to, purpose } = crossing;
  const left = words.settled(kind, settlement, from.entity, to.entity);
  return (
    <div className={styles.told}>
      <div className={styles.first}>
        <KindGlyph kind={kind} size={24} />
        <div>
          <p className={styles.what}>{words.why(kind, from.entity, to.entity)}</p>
          {left !== null && <p className={styles.quiet}>{left}</p>}
        </div>
        <span className={styles.amount}>
          <Money
            value={crossing.amount_minor}
            currency={crossing.currency}
            show="symbol"
            size="large"
            strong
          />
        </span>
      </div>
      <OpenFindings open={open} linked />
      <dl className={styles.facts}>
        <div>
          <dt>{words.columns.date}</dt>
          <dd>
            <DateText value={crossing.date} format="long" />
          </dd>
        </div>
        <div>
          <dt>{words.columns.purpose}</dt>
          <dd>{purpose ?? <span className={styles.quiet}>{words.noPurpose}</span>}</dd>
        </div>
        <div>
          <dt>{words.columns.state}</dt>
          <dd className={styles.badges}>
            <PaperBadge paper={told.paper} />
            {crossing.in_transit && <Badge tone="warn">{words.inTransit}</Badge>}
            {told.paperId !== null && (
              <Link to="/papers" search={{ paper: told.paperId }}>
                {words.showPaper}
              </Link>
            )}
            {crossing.loan_id !== null && (
              <Link to="/loans/$loan" params={{ loan: crossing.loan_id }}>
                {words.showLoan}
              </Link>
            )}
            {kind === 'loan' && crossing.loan_id === null && (
              <Button variant="link" onClick={onWrite}>
                {words.writeTerms}
              </Button>
            )}
            {told.paper === 'none' && (
              <Link to="/papers" search={{ crossing: crossing.id }}>
                {words.makePaper}
              </Link>
            )}
          </dd>
        </div>
        {crossing.recorded_at && (
          <div>
            <dt>{words.recorded}</dt>
            <dd>
              <DateText value={crossing.recorded_at} />
            </dd>
          </div>
        )}
      </dl>
      <BothBooks from={from} to={to} currency={crossing.currency} isBooked />
      {crossing.in_transit && <p className={styles.quiet}>{words.transitWhy}</p>}
    </div>
  );
}

function ToRegisters({ crossing }: { crossing: CrossingOut }) {
  const navigate = useNavigate();
  return [crossing.from, crossing.to].map((side) => {
    // Where the money is, if any moved: that register says most of it.
    const leg = side.legs.find((one) => !one.is_against) ?? side.legs[0]!;
    return (
      <Button
        key={side.entry_id}
        onClick={() =>
          void navigate({
            to: '/register/$account',
            params: { account: leg.account_id },
            search: { entry: side.entry_id },
          })
        }
      >
        {words.show(side.entity)}
      </Button>
    );
  });
}
