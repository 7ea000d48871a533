/** The profiles that come with the program: one file each. Nothing fails but a profile that is itself wrong. */
import { type BankProfile, bankProfile } from '../bank-profile.ts';
import aibBank from './aib-bank.json' with { type: 'json' };
import allyBank from './ally-bank.json' with { type: 'json' };
import amazonSeller from './amazon-seller.json' with { type: 'json' };
import amazonSettlement from './amazon-settlement.json' with { type: 'json' };
import americanExpressCard from './american-express-card.json' with { type: 'json' };
import americanExpressCardUk from './american-express-card-uk.json' with { type: 'json' };
import anzNewZealand from './anz-new-zealand.json' with { type: 'json' };
import appleCard from './apple-card.json' with { type: 'json' };
import asb from './asb.json' with { type: 'json' };
import bankOfAmericaBank from './bank-of-america-bank.json' with { type: 'json' };
import bankOfAmericaCard from './bank-of-america-card.json' with { type: 'json' };
import barclaysBank from './barclays-bank.json' with { type: 'json' };
import barclaysCardUs from './barclays-card-us.json' with { type: 'json' };
import belfius from './belfius.json' with { type: 'json' };
import bmoBank from './bmo-bank.json' with { type: 'json' };
import bmoCard from './bmo-card.json' with { type: 'json' };
import bnz from './bnz.json' with { type: 'json' };
import boursobank from './boursobank.json' with { type: 'json' };
import brexCard from './brex-card.json' with { type: 'json' };
import bunq from './bunq.json' with { type: 'json' };
import capitalOneBank from './capital-one-bank.json' with { type: 'json' };
import capitalOneCard from './capital-one-card.json' with { type: 'json' };
import cashApp from './cash-app.json' with { type: 'json' };
import chaseBank from './chase-bank.json' with { type: 'json' };
import chaseCard from './chase-card.json' with { type: 'json' };
import cibcCard from './cibc-card.json' with { type: 'json' };
import citiCard from './citi-card.json' with { type: 'json' };
import comdirectBank from './comdirect-bank.json' with { type: 'json' };
import commbank from './commbank.json' with { type: 'json' };
import commerzbank from './commerzbank.json' with { type: 'json' };
import copilot from './copilot.json' with { type: 'json' };
import discoverBank from './discover-bank.json' with { type: 'json' };
import discoverCard from './discover-card.json' with { type: 'json' };
import dkbBank from './dkb-bank.json' with { type: 'json' };
import dkbBankBefore2023 from './dkb-bank-before-2023.json' with { type: 'json' };
import dkbCardBefore2023 from './dkb-card-before-2023.json' with { type: 'json' };
import ebayTransactions from './ebay-transactions.json' with { type: 'json' };
import etradeBrokerage from './etrade-brokerage.json' with { type: 'json' };
import etsyStatement from './etsy-statement.json' with { type: 'json' };
import fidelityBrokerage from './fidelity-brokerage.json' with { type: 'json' };
import ingGermany from './ing-germany.json' with { type: 'json' };
import ingNetherlands from './ing-netherlands.json' with { type: 'json' };
import kbc from './kbc.json' with { type: 'json' };
import kiwibank from './kiwibank.json' with { type: 'json' };
import knab from './knab.json' with { type: 'json' };
import lloydsBank from './lloyds-bank.json' with { type: 'json' };
import macquarie from './macquarie.json' with { type: 'json' };
import mercuryBank from './mercury-bank.json' with { type: 'json' };
import monzo from './monzo.json' with { type: 'json' };
import n26 from './n26.json' with { type: 'json' };
import nab from './nab.json' with { type: 'json' };
import natwestBank from './natwest-bank.json' with { type: 'json' };
import navyFederal from './navy-federal.json' with { type: 'json' };
import nordeaSweden from './nordea-sweden.json' with { type: 'json' };
import novoBank from './novo-bank.json' with { type: 'json' };
import paypal from './paypal.json' with { type: 'json' };
import pncBank from './pnc-bank.json' with { type: 'json' };
import rabobank from './rabobank.json' with { type: 'json' };
import rampCard from './ramp-card.json' with { type: 'json' };
import rbc from './rbc.json' with { type: 'json' };
import relayBank from './relay-bank.json' with { type: 'json' };
import revolutBusiness from './revolut-business.json' with { type: 'json' };
import revolutPersonal from './revolut-personal.json' with { type: 'json' };
import robinhoodBrokerage from './robinhood-brokerage.json' with { type: 'json' };
import schwabBank from './schwab-bank.json' with { type: 'json' };
import schwabBrokerage from './schwab-brokerage.json' with { type: 'json' };
import scotiabankBank from './scotiabank-bank.json' with { type: 'json' };
import scotiabankCard from './scotiabank-card.json' with { type: 'json' };
import seb from './seb.json' with { type: 'json' };
import shopifyOrders from './shopify-orders.json' with { type: 'json' };
import shopifyPayouts from './shopify-payouts.json' with { type: 'json' };
import shopifyTransactions from './shopify-transactions.json' with { type: 'json' };
import sofiBank from './sofi-bank.json' with { type: 'json' };
import sparkasseCamt from './sparkasse-camt.json' with { type: 'json' };
import sparkasseMt940 from './sparkasse-mt940.json' with { type: 'json' };
import squareTransactions from './square-transactions.json' with { type: 'json' };
import squareTransfers from './square-transfers.json' with { type: 'json' };
import starling from './starling.json' with { type: 'json' };
import stripeBalance from './stripe-balance.json' with { type: 'json' };
import stripeItemized from './stripe-itemized.json' with { type: 'json' };
import stripePayouts from './stripe-payouts.json' with { type: 'json' };
import stripePayoutsItemized from './stripe-payouts-itemized.json' with { type: 'json' };
import tangerineCard from './tangerine-card.json' with { type: 'json' };
import tdBank from './td-bank.json' with { type: 'json' };
import truistBank from './truist-bank.json' with { type: 'json' };
import usBank from './us-bank.json' with { type: 'json' };
import usaa from './usaa.json' with { type: 'json' };
import vanguardBrokerage from './vanguard-brokerage.json' with { type: 'json' };
import venmo from './venmo.json' with { type: 'json' };
import venmoBusiness from './venmo-business.json' with { type: 'json' };
import volksbank from './volksbank.json' with { type: 'json' };
import wealthsimpleCard from './wealthsimple-card.json' with { type: 'json' };
import wellsFargo from './wells-fargo.json' with { type: 'json' };
import westpacAustralia from './westpac-australia.json' with { type: 'json' };
import wise from './wise.json' with { type: 'json' };
import wiseHistory from './wise-history.json' with { type: 'json' };

const FILES: readonly unknown[] = [
  aibBank,
  allyBank,
  amazonSeller,
  amazonSettlement,
  americanExpressCard,
  americanExpressCardUk,
  anzNewZealand,
  appleCard,
  asb,
  bankOfAmericaBank,
  bankOfAmericaCard,
  barclaysBank,
  barclaysCardUs,
  belfius,
  bmoBank,
  bmoCard,
  bnz,
  boursobank,
  brexCard,
  bunq,
  capitalOneBank,
  capitalOneCard,
  cashApp,
  chaseBank,
  chaseCard,
  cibcCard,
  citiCard,
  comdirectBank,
  copilot,
  commbank,
  commerzbank,
  discoverBank,
  discoverCard,
  dkbBank,
  dkbBankBefore2023,
  dkbCardBefore2023,
  ebayTransactions,
  etradeBrokerage,
  etsyStatement,
  fidelityBrokerage,
  ingGermany,
  ingNetherlands,
  kbc,
  kiwibank,
  knab,
  lloydsBank,
  macquarie,
  mercuryBank,
  monzo,
  n26,
  nab,
  natwestBank,
  navyFederal,
  nordeaSweden,
  novoBank,
  paypal,
  pncBank,
  rabobank,
  rampCard,
  rbc,
  relayBank,
  revolutBusiness,
  revolutPersonal,
  robinhoodBrokerage,
  schwabBank,
  schwabBrokerage,
  scotiabankBank,
  scotiabankCard,
  seb,
  shopifyOrders,
  shopifyPayouts,
  shopifyTransactions,
  sofiBank,
  sparkasseCamt,
  sparkasseMt940,
  squareTransactions,
  squareTransfers,
  starling,
  stripeBalance,
  stripeItemized,
  stripePayouts,
  stripePayoutsItemized,
  tangerineCard,
  tdBank,
  truistBank,
  usBank,
  usaa,
  vanguardBrokerage,
  venmo,
  venmoBusiness,
  volksbank,
  wealthsimpleCard,
  wellsFargo,
  westpacAustralia,
  wise,
  wiseHistory,
];

let profiles: readonly BankProfile[] | null = null;

/** All of them, checked when they are first asked for. */
export function allProfiles(): readonly BankProfile[] {
  profiles ??= FILES.map((file) => bankProfile.parse(file));
  return profiles;
}
