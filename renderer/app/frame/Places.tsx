/** The places of the program, at the foot of the sidebar. */
import {
  IconBuildingBank,
  IconFileCertificate,
  IconFileImport,
  IconHome,
  IconInbox,
  IconListTree,
  IconLock,
  IconPackageExport,
  IconReceiptTax,
  IconReportAnalytics,
  IconReportMoney,
  IconShieldCheck,
  IconUsers,
  IconWall,
  IconWand,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { text } from '../../text/index.ts';
import { VisuallyHidden } from '../../ui/index.ts';
import { useAttention } from '../attention.ts';
import { api } from '../client.ts';
import { today } from '../use-period.ts';
import { useWaitingFiles } from '../waiting.ts';
import styles from './Places.module.css';

interface Place {
  to: string;
  name: string;
  icon: ComponentType<{ size: number; stroke: number; 'aria-hidden': boolean }>;
  count?: number;
  /** What is counted. */
  of?: string;
}

export function Places() {
  const overview = useQuery(api.reports.overview.queryOptions({ input: { as_of: today() } }));
  const toReview = overview.data?.entities.reduce((sum, entity) => sum + entity.to_review, 0) ?? 0;
  const { files } = useWaitingFiles();
  const { loans = 0, papers = 0, findings = 0 } = useAttention() ?? {};
  const { nav } = text.app;
  const places: Place[] = [
    { to: '/', name: nav.home, icon: IconHome },
    { to: '/inbox', name: nav.inbox, icon: IconInbox, count: toReview, of: text.app.toReview },
    { to: '/wall', name: nav.wall, icon: IconWall },
    { to: '/register', name: nav.register, icon: IconBuildingBank },
    {
      to: '/import',
      name: nav.imports,
      icon: IconFileImport,
      count: files.length,
      of: text.app.filesWait(files.length),
    },
    {
      ...{ to: '/loans', name: nav.loans, icon: IconReportMoney },
      ...{ count: loans, of: text.app.loansLate(loans) },
    },
    {
      ...{ to: '/papers', name: nav.papers, icon: IconFileCertificate },
      ...{ count: papers, of: text.app.papersWanted(papers) },
    },
    { to: '/members', name: nav.members, icon: IconUsers },
    {
      ...{ to: '/veil', name: nav.veil, icon: IconShieldCheck },
      ...{ count: findings, of: text.app.openFindings(findings) },
    },
    { to: '/reports', name: nav.reports, icon: IconReportAnalytics },
    { to: '/packet', name: nav.packet, icon: IconPackageExport },
    { to: '/tax', name: nav.tax, icon: IconReceiptTax },
    { to: '/rules', name: nav.rules, icon: IconWand },
    { to: '/accounts', name: nav.accounts, icon: IconListTree },
    { to: '/vault', name: nav.vault, icon: IconLock },
  ];
  return (
    <nav className={styles.places} aria-label={nav.label}>
      <ul>
        {places.map(({ to, name, icon: Icon, count, of }) => (
          <li key={to}>
            <Link
              to={to}
              className={styles.place}
              activeOptions={{ exact: to === '/' || to === '/register', includeSearch: false }}
              activeProps={{ 'data-active': true, 'aria-current': 'page' }}
            >
              <Icon size={16} stroke={1.5} aria-hidden />
              <span>{name}</span>
              {Boolean(count) && (
                <span className={styles.count}>
                  {count}
                  <VisuallyHidden> {of}</VisuallyHidden>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
