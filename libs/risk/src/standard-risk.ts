/**
 * The `risk:` section of the policy `standard`, as its document has it. Its weights were tuned on the traffic of one seed and judged on
 * others; docs/risk.md has the table.
 */
export const STANDARD_RISK = {
  factors: {
    'refused-proof': {
      points: 45,
      when: 'refusedProofs90d > 0',
      zh: '90 天内付款凭证 {refusedProofs90d} 次不符',
      en: 'Payments that the gateway contradicted in 90 days: {refusedProofs90d}',
    },
    disputes: {
      points: 50,
      when: 'disputes90d > 0 && confirmedReceipts90d < disputes90d * 3',
      zh: '90 天内 {disputes90d} 次到货后退款，确认收货 {confirmedReceipts90d} 次',
      en: 'Refunds of delivered goods in 90 days: {disputes90d}, against confirmed receipts: {confirmedReceipts90d}',
    },
    'device-of-refused': {
      points: 35,
      when: 'deviceSharedWithRefused',
      zh: '设备曾被其他被拒买家使用',
      en: 'The device was used by another buyer who was refused',
    },
    'address-of-refused': {
      points: 30,
      when: 'addressSharedWithRefused && accountAgeDays < 30',
      zh: '注册 {accountAgeDays} 天，网络地址曾被其他被拒买家使用',
      en: 'Registered {accountAgeDays} days ago, from an address that a refused buyer used',
    },
    'recipient-of-refused': {
      points: 35,
      when: 'accountSharedWithRefused',
      zh: '充值账号曾被其他被拒买家使用',
      en: 'The recharge account was used by another buyer who was refused',
    },
    'first-and-valuable': {
      points: 30,
      when: 'requests180d == 0 && amountAtStake > 30000',
      zh: '首次申请，涉及 {amountAtStake} 分',
      en: 'A first request for {amountAtStake} fen',
    },
    'new-account': {
      points: 30,
      when: 'accountAgeDays < 7 && amountAtStake > 11000',
      zh: '注册 {accountAgeDays} 天，涉及 {amountAtStake} 分',
      en: 'Registered {accountAgeDays} days ago, for {amountAtStake} fen',
    },
    burst: {
      points: 40,
      when: 'requests10m >= 2',
      zh: '10 分钟内已申请 {requests10m} 次',
      en: 'Earlier requests within 10 minutes: {requests10m}',
    },
    'retargeted-and-valuable': {
      points: 30,
      when: 'targetChanged && amountAtStake > 20000',
      zh: '更改充值账号，涉及 {amountAtStake} 分',
      en: 'Another recharge account, for {amountAtStake} fen',
    },
    'retargeted-on-new-device': {
      points: 35,
      when: 'targetChanged && deviceNewToBuyer && requester == "buyer"',
      zh: '在首次使用的设备上更改充值账号',
      en: 'Another recharge account, from a device new to the buyer',
    },
    'many-small': {
      points: 40,
      when: 'requests30d >= 3 && confirmedReceipts90d == 0 && amountRequested30d < requests30d * 1200',
      zh: '30 天内申请 {requests30d} 次，共 {amountRequested30d} 分，从未确认收货',
      en: 'Requests in 30 days: {requests30d} for {amountRequested30d} fen together, and no receipt was ever confirmed',
    },
    'first-and-late': {
      points: 30,
      when: 'requests180d == 0 && minutesSincePlaced > 1190',
      zh: '首次申请，下单已 {minutesSincePlaced} 分钟',
      en: 'A first request, {minutesSincePlaced} minutes after the order',
    },
    'merchant-retargets': {
      points: 35,
      when: 'requester == "merchant" && targetChanged',
      zh: '商户代为更改充值账号',
      en: 'A merchant names another recharge account',
    },
    'steady-customer': {
      points: -15,
      when: 'confirmedReceipts90d >= 2 && disputes90d == 0 && refused30d == 0 && !targetChanged',
      zh: '90 天内确认收货 {confirmedReceipts90d} 次，无争议',
      en: 'Receipts confirmed in 90 days: {confirmedReceipts90d}, and no dispute',
    },
  },
  bands: {
    'straight-through': 'below 30',
    'second-check': 'below 60',
    human: 'below 90',
    refuse: 'from 90',
  },
} as const;
