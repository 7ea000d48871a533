/** The way from a question to where it is mended. */
import { Link } from '@tanstack/react-router';
import type { PreflightOut } from '../../../shared/contract/packet.ts';
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';

const words = text.packet.questions;

type Item = PreflightOut['checks'][number]['items'][number];

interface JumpProps {
  item: Item;
  entity: Entity;
  year: number;
}

export function Jump({ item, entity, year }: JumpProps) {
  const { place, account_id: account, entry_id: entry, date, text: said } = item;
  const label = words.jump[place];
  const named = { 'aria-label': words.jumpTo(label, said), children: label };
  switch (place) {
    case 'reconcile':
      if (account === null) return <Link to="/reconcile" {...named} />;
      return <Link to="/reconcile/$account" params={{ account }} {...named} />;
    case 'inbox':
      return <Link to="/inbox" search={{ entity: entity.id }} {...named} />;
    case 'accounts':
      return (
        <Link
          to="/accounts"
          search={{ entity: entity.id, ...(account !== null && { account }) }}
          {...named}
        />
      );
    case 'loans':
      return <Link to="/loans" {...named} />;
    case 'veil':
      return <Link to="/veil" search={{ entity: entity.id }} {...named} />;
    case 'vendors':
      return <Link to="/tax" search={{ entity: entity.id, view: 'vendors' }} {...named} />;
    case 'members':
      return <Link to="/members" search={{ entity: entity.id }} {...named} />;
    case 'reports':
      return (
        <Link
          to="/reports/$report"
          params={{ report: 'balance-sheet' }}
          search={{ entity: entity.id }}
          {...named}
        />
      );
    case 'close':
      return <Link to="/packet" search={{ entity: entity.id, year, view: 'close' }} {...named} />;
    case 'register':
      // An account that is no money account has a register, too: the entry is shown in it.
      if (account === null)
        return <Link to="/register" search={{ entity: entity.id, ...shown(entry) }} {...named} />;
      return (
        <Link
          to="/register/$account"
          params={{ account }}
          search={{ ...shown(entry), ...(entry === null && date !== null && { to: date }) }}
          {...named}
        />
      );
  }
}

const shown = (entry: string | null) => (entry === null ? {} : { entry });
