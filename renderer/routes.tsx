/** Every place of the app with the screen that shows it. Screens are loaded when somebody goes there. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { Frame } from './app/frame/Frame.tsx';
import { PlaceMissing, ScreenFailed } from './app/frame/ScreenFailed.tsx';
import {
  builtSearch,
  entitySearch,
  loanSearch,
  loansSearch,
  packetSearch,
  papersSearch,
  registerSearch,
  reportSearch,
  wallSearch,
} from './app/search.ts';

const root = createRootRoute({
  component: Frame,
  errorComponent: ScreenFailed,
  notFoundComponent: PlaceMissing,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./features/home/HomeScreen.tsx'), 'HomeScreen'),
});
const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: registerSearch,
  component: lazyRouteComponent(() => import('./features/register/InboxScreen.tsx'), 'InboxScreen'),
});
const allMoney = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: registerSearch,
  component: lazyRouteComponent(() => import('./features/register/AllMoneyScreen.tsx'), 'AllMoneyScreen'),
});
const register = createRoute({
  getParentRoute: () => root,
  path: '/register/$account',
  validateSearch: registerSearch,
  component: lazyRouteComponent(() => import('./features/register/RegisterScreen.tsx'), 'RegisterScreen'),
});
const reconcileAll = createRoute({
  getParentRoute: () => root,
  path: '/reconcile',
  component: lazyRouteComponent(
    () => import('./features/reconcile/ReconcileScreen.tsx'),
    'ReconcileOverview',
  ),
});
const reconcile = createRoute({
  getParentRoute: () => root,
  path: '/reconcile/$account',
  component: lazyRouteComponent(() => import('./features/reconcile/ReconcileScreen.tsx'), 'ReconcileScreen'),
});
const loans = createRoute({
  getParentRoute: () => root,
  path: '/loans',
  validateSearch: loansSearch,
  component: lazyRouteComponent(() => import('./features/loan/LoansScreen.tsx'), 'LoansScreen'),
});
const loan = createRoute({
  getParentRoute: () => root,
  path: '/loans/$loan',
  validateSearch: loanSearch,
  component: lazyRouteComponent(() => import('./features/loan/LoanScreen.tsx'), 'LoanScreen'),
});
const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  validateSearch: wallSearch,
  component: lazyRouteComponent(() => import('./features/crossing/WallScreen.tsx'), 'WallScreen'),
});
const imports = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: lazyRouteComponent(() => import('./features/import/ImportScreen.tsx'), 'ImportScreen'),
});
const rules = createRoute({
  getParentRoute: () => root,
  path: '/rules',
  validateSearch: entitySearch,
  component: lazyRouteComponent(() => import('./features/rules/RulesScreen.tsx'), 'RulesScreen'),
});
const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  validateSearch: entitySearch,
  component: lazyRouteComponent(() => import('./features/accounts/AccountsScreen.tsx'), 'AccountsScreen'),
});
const papers = createRoute({
  getParentRoute: () => root,
  path: '/papers',
  validateSearch: papersSearch,
  component: lazyRouteComponent(() => import('./features/papers/PapersScreen.tsx'), 'PapersScreen'),
});
const members = createRoute({
  getParentRoute: () => root,
  path: '/members',
  validateSearch: entitySearch,
  component: lazyRouteComponent(() => import('./features/member/MembersScreen.tsx'), 'MembersScreen'),
});
const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: entitySearch,
  component: lazyRouteComponent(() => import('./features/reports/ReportsScreen.tsx'), 'ReportsScreen'),
});
const report = createRoute({
  getParentRoute: () => root,
  path: '/reports/$report',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('./features/reports/ReportScreen.tsx'), 'ReportScreen'),
});
const built = createRoute({
  getParentRoute: () => root,
  path: '/reports/built',
  validateSearch: builtSearch,
  component: lazyRouteComponent(() => import('./features/reports/BuiltScreen.tsx'), 'BuiltScreen'),
});
const saved = createRoute({
  getParentRoute: () => root,
  path: '/reports/saved/$view',
  component: lazyRouteComponent(() => import('./features/reports/SavedScreen.tsx'), 'SavedScreen'),
});
const tax = createRoute({
  getParentRoute: () => root,
  path: '/tax',
  validateSearch: entitySearch,
  component: lazyRouteComponent(() => import('./features/tax/TaxScreen.tsx'), 'TaxScreen'),
});
const veil = createRoute({
  getParentRoute: () => root,
  path: '/veil',
  validateSearch: entitySearch,
  component: lazyRouteComponent(() => import('./features/veil/VeilScreen.tsx'), 'VeilScreen'),
});
const packet = createRoute({
  getParentRoute: () => root,
  path: '/packet',
  validateSearch: packetSearch,
  component: lazyRouteComponent(() => import('./features/packet/PacketScreen.tsx'), 'PacketScreen'),
});
const vault = createRoute({
  getParentRoute: () => root,
  path: '/vault',
  component: lazyRouteComponent(() => import('./features/vault/VaultScreen.tsx'), 'VaultScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    inbox,
    allMoney,
    register,
    wall,
    reconcileAll,
    reconcile,
    loans,
    loan,
    imports,
    rules,
    accounts,
    papers,
    members,
    reports,
    report,
    built,
    saved,
    tax,
    veil,
    packet,
    vault,
  ]),
  history: createHashHistory(),
  defaultPreload: 'intent',
  // What is being loaded is on this computer: the old screen stays until the new one is there.
  defaultPendingMs: 1000,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
