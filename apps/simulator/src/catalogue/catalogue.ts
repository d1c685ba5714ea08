import type { CatalogueGoods } from './catalogue-goods.js';

/** Prices in 分. */
const GAME_POINTS: readonly CatalogueGoods[] = [
  { goodsId: 'GP-QQ-100', name: '腾讯Q币 100个 卡密', kind: 'game-points', unitPrice: 9_850, mostUnits: 5 },
  { goodsId: 'GP-QQ-30', name: '腾讯Q币 30个 卡密', kind: 'game-points', unitPrice: 2_970, mostUnits: 10 },
  {
    goodsId: 'GP-WZRY-600',
    name: '王者荣耀点券 600点 卡密',
    kind: 'game-points',
    unitPrice: 5_940,
    mostUnits: 5,
  },
  {
    goodsId: 'GP-NTES-300',
    name: '网易一卡通 300点 点卡',
    kind: 'game-points',
    unitPrice: 2_925,
    mostUnits: 10,
  },
  { goodsId: 'GP-STEAM-50', name: 'Steam 充值卡 50元', kind: 'game-points', unitPrice: 5_180, mostUnits: 6 },
  {
    goodsId: 'GP-STEAM-100',
    name: 'Steam 充值卡 100元',
    kind: 'game-points',
    unitPrice: 10_280,
    mostUnits: 6,
  },
  { goodsId: 'GP-BNET-600', name: '战网一卡通 600点', kind: 'game-points', unitPrice: 2_940, mostUnits: 8 },
  {
    goodsId: 'GP-APPLE-100',
    name: 'App Store 充值卡 100元',
    kind: 'game-points',
    unitPrice: 9_990,
    mostUnits: 4,
  },
];

const MEMBERSHIPS: readonly CatalogueGoods[] = [
  { goodsId: 'MB-IQIYI-1M', name: '爱奇艺黄金会员 月卡', kind: 'membership', unitPrice: 1_980, mostUnits: 3 },
  { goodsId: 'MB-TXSP-1M', name: '腾讯视频VIP 月卡', kind: 'membership', unitPrice: 2_180, mostUnits: 3 },
  { goodsId: 'MB-YOUKU-3M', name: '优酷VIP会员 季卡', kind: 'membership', unitPrice: 5_280, mostUnits: 2 },
  {
    goodsId: 'MB-NCM-12M',
    name: '网易云音乐黑胶VIP 年卡',
    kind: 'membership',
    unitPrice: 12_800,
    mostUnits: 2,
  },
  { goodsId: 'MB-BILI-1M', name: 'B站大会员 月卡', kind: 'membership', unitPrice: 1_990, mostUnits: 4 },
  { goodsId: 'MB-QQYY-3M', name: 'QQ音乐豪华绿钻 季卡', kind: 'membership', unitPrice: 4_200, mostUnits: 2 },
  { goodsId: 'MB-WPS-12M', name: 'WPS超级会员 年卡', kind: 'membership', unitPrice: 15_900, mostUnits: 2 },
];

const LICENCE_KEYS: readonly CatalogueGoods[] = [
  {
    goodsId: 'LK-OFFICE-2024',
    name: 'Office 2024 家庭版 激活码',
    kind: 'licence-key',
    unitPrice: 64_800,
    mostUnits: 2,
  },
  {
    goodsId: 'LK-WIN11-PRO',
    name: 'Windows 11 专业版 激活码',
    kind: 'licence-key',
    unitPrice: 89_800,
    mostUnits: 2,
  },
  {
    goodsId: 'LK-KAV-1Y',
    name: '卡巴斯基标准版 1台1年 激活码',
    kind: 'licence-key',
    unitPrice: 8_900,
    mostUnits: 5,
  },
  {
    goodsId: 'LK-IDM-1',
    name: 'IDM 下载器 终身版 激活码',
    kind: 'licence-key',
    unitPrice: 13_900,
    mostUnits: 3,
  },
];

const WZRY_FORM = {
  account: 'qq',
  gameAreas: ['手Q安卓', '手Q苹果', '微信安卓', '微信苹果'],
  gameServers: ['1区 王者独尊', '27区 决胜之巅', '88区 星耀峡谷', '136区 归去来兮'],
  gameRole: true,
} as const;

const DIRECT_TOP_UPS: readonly CatalogueGoods[] = [
  {
    goodsId: 'DT-MOBILE-50',
    name: '手机话费直充 50元',
    kind: 'direct-top-up',
    unitPrice: 4_985,
    mostUnits: 1,
    rechargeForm: { account: 'mobile' },
  },
  {
    goodsId: 'DT-MOBILE-100',
    name: '手机话费直充 100元',
    kind: 'direct-top-up',
    unitPrice: 9_960,
    mostUnits: 1,
    rechargeForm: { account: 'mobile' },
  },
  {
    goodsId: 'DT-QQ-50',
    name: '腾讯Q币直充 50个',
    kind: 'direct-top-up',
    unitPrice: 4_930,
    mostUnits: 2,
    rechargeForm: { account: 'qq' },
  },
  {
    goodsId: 'DT-WZRY-600',
    name: '王者荣耀点券直充 600点',
    kind: 'direct-top-up',
    unitPrice: 5_900,
    mostUnits: 2,
    rechargeForm: WZRY_FORM,
  },
  {
    goodsId: 'DT-YS-6480',
    name: '原神创世结晶直充 6480个',
    kind: 'direct-top-up',
    unitPrice: 61_800,
    mostUnits: 1,
    rechargeForm: { account: 'uid', gameAreas: ['天空岛（官服）', '世界树（渠道服）'] },
  },
  {
    goodsId: 'DT-XYQ-200',
    name: '梦幻西游点数直充 200点',
    kind: 'direct-top-up',
    unitPrice: 1_960,
    mostUnits: 5,
    rechargeForm: {
      account: 'e-mail',
      gameAreas: ['华东1区', '华南3区', '北方2区'],
      gameServers: ['紫禁城', '珍宝阁', '逍遥城'],
      gameRole: true,
    },
  },
];

/** What the shop sells. No custom goods: their buyer would have to confirm each of them. */
export const CATALOGUE: readonly CatalogueGoods[] = [
  ...GAME_POINTS,
  ...MEMBERSHIPS,
  ...LICENCE_KEYS,
  ...DIRECT_TOP_UPS,
];
