/** What goes into the packet, what may be left out, the passphrase, and the packets that were made. */
import { useQuery } from '@tanstack/react-query';
import { PASSPHRASE_LENGTH_MIN, type PacketOut, type PreflightOut } from '../../../shared/contract/packet.ts';
import { dayHere } from '../../../shared/dates.ts';
import type { Entity } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { Button, Checkbox, DateText, ErrorState, Money, ProgressBar } from '../../ui/index.ts';
import { PassphraseFields } from '../welcome/PassphraseFields.tsx';
import styles from './BuildView.module.css';
import type { Build } from './use-build.ts';

const words = text.packet.build;

interface BuildViewProps {
  entity: Entity;
  year: number;
  build: Build;
  questions: PreflightOut | undefined;
}

export function BuildView({ entity, year, build, questions }: BuildViewProps) {
  const { choices, choose, progress, trouble, tried } = build;
  const open = questions?.counts.open ?? 0;
  return (
    <section className={styles.build} aria-label={words.label}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void build.make();
        }}
      >
        <p className={styles.text}>{words.text}</p>
        <dl className={styles.parts}>
          {words.parts.map(([name, what]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <div className={styles.choices}>
          <Checkbox
            label={words.evidence}
            checked={choices.evidence}
            onChange={(evidence) => choose({ evidence })}
          />
          <Checkbox
            label={words.statements}
            checked={choices.statements}
            onChange={(statements) => choose({ statements })}
          />
          <Checkbox
            label={words.ledger}
            help={words.ledgerHelp}
            checked={choices.ledger}
            onChange={(ledger) => choose({ ledger })}
          />
          <Checkbox
            label={words.lock}
            help={words.lockHelp}
            checked={choices.lock}
            onChange={(lock) => choose({ lock })}
          />
        </div>
        {choices.lock && (
          <div className={styles.passphrase}>
            <PassphraseFields
              label={words.passphrase}
              value={choices.passphrase}
              onChange={(passphrase) => choose({ passphrase })}
              least={PASSPHRASE_LENGTH_MIN}
              tried={tried}
            />
          </div>
        )}
        {trouble && <ErrorState inline title={trouble.message} remedy={trouble.remedy} />}
        <div className={styles.deed}>
          {progress === null ? (
            <>
              <Button type="submit" variant="primary" keys="b">
                {words.do(year)}
              </Button>
              {open > 0 && <span className={styles.quiet}>{words.openFirst(open)}</span>}
            </>
          ) : (
            <ProgressBar
              label={words.under(progress.what)}
              value={progress.done}
              {...(progress.total !== null && { max: progress.total })}
              onCancel={build.cancel}
            />
          )}
        </div>
      </form>
      <Handed entity={entity} year={year} />
    </section>
  );
}

function Handed({ entity, year }: Pick<BuildViewProps, 'entity' | 'year'>) {
  const { data } = useQuery(api.packet.list.queryOptions({ input: { entity: entity.id, year } }));
  if (!data) return null;
  return (
    <div className={styles.handed}>
      <h2 className={styles.heading}>{words.handed}</h2>
      {data.length === 0 ? <p className={styles.quiet}>{words.none}</p> : <HandedTable packets={data} />}
    </div>
  );
}

const KIB = 1024;

function HandedTable({ packets }: { packets: readonly PacketOut[] }) {
  const { columns } = words;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{columns.made}</th>
          <th>{columns.name}</th>
          <th data-right>{columns.size}</th>
          <th data-right>{columns.equity}</th>
          <th>{columns.sha}</th>
        </tr>
      </thead>
      <tbody>
        {packets.map((one) => (
          <tr key={one.id}>
            <td>
              <DateText value={dayHere(one.made_at)} />
            </td>
            <td>{one.name}</td>
            <td data-right>{`${Math.ceil(one.size / KIB).toLocaleString()} KB`}</td>
            <td data-right>
              {one.standing.map(({ currency, equity }) => (
                <Money key={currency} value={equity} currency={currency} />
              ))}
            </td>
            <td className={styles.hash} title={one.sha256}>
              {one.sha256}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
