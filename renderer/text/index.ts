/** Every word of the interface. A translation is another folder beside `en` with the same shape. */
import { accounts } from './en/accounts.ts';
import { app, commandName } from './en/app.ts';
import { crossing } from './en/crossing.ts';
import { evidence } from './en/evidence.ts';
import { home } from './en/home.ts';
import { imports } from './en/imports.ts';
import { loan } from './en/loan.ts';
import { matching } from './en/matching.ts';
import { member } from './en/member.ts';
import { papers } from './en/papers.ts';
import { reconcile } from './en/reconcile.ts';
import { register } from './en/register.ts';
import { reports } from './en/reports.ts';
import { rules } from './en/rules.ts';
import { vault } from './en/vault.ts';
import { veil } from './en/veil.ts';
import { welcome } from './en/welcome.ts';

export const text = {
  app,
  commandName,
  welcome,
  home,
  register,
  imports,
  evidence,
  rules,
  matching,
  crossing,
  loan,
  papers,
  member,
  reconcile,
  accounts,
  reports,
  vault,
  veil,
};
