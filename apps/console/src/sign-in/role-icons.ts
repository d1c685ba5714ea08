import {
  IconBriefcase,
  IconCoin,
  IconGavel,
  IconHeadset,
  IconTool,
  IconUser,
  type Icon,
} from '../ui/icons.js';
import type { Role } from './session.js';

export const ROLE_ICONS: Readonly<Record<Role, Icon>> = {
  buyer: IconUser,
  merchant: IconBriefcase,
  reviewer: IconGavel,
  finance: IconCoin,
  'after-sales': IconHeadset,
  ops: IconTool,
};
