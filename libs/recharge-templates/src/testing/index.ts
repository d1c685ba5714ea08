import type { RechargeTemplate } from '@bujiao/contracts';

/** A game role with all four fields: an account of letters and digits, a list of areas, a server and a role. */
export const GAME_TEMPLATE: RechargeTemplate = {
  id: 'dragon-quest',
  name: { zh: '龙之旅 代充', en: 'Dragon Quest top-up' },
  goods: ['custom-dragon-100'],
  fields: [
    {
      field: 'rechargeAccount',
      label: { zh: '游戏账号', en: 'Game account' },
      type: 'text',
      pattern: '[A-Za-z0-9_]{6,18}',
      example: 'dragon_2026',
    },
    {
      field: 'gameArea',
      label: { zh: '大区', en: 'Area' },
      type: 'choice',
      choices: [
        { value: '电信一区', label: { zh: '电信一区', en: 'Telecom 1' } },
        { value: '网通二区', label: { zh: '网通二区', en: 'Netcom 2' } },
      ],
    },
    {
      field: 'gameServer',
      label: { zh: '服务器', en: 'Server' },
      type: 'digits',
      maxLength: 4,
      example: '1024',
    },
    {
      field: 'gameRole',
      label: { zh: '角色名', en: 'Role' },
      type: 'text',
      minLength: 2,
      maxLength: 12,
      example: '剑客小七',
    },
  ],
};
