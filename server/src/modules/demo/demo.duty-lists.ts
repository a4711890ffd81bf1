import type { DutyListContent } from '@mingdu/shared/duty-lists/duty-lists.api'

/** 责任清单 of the demonstration, orgs by their key. Everything in them is made up. */
export const DEMO_DUTY_LISTS: readonly { org: string; content: DutyListContent }[] = [
  {
    org: 'shuiwu',
    content: {
      duties: [
        {
          title: '水资源管理与保护',
          items: ['组织实施取水许可和水资源论证', '编制并监督执行水量调度计划', '指导节约用水'],
          basis: '区水务局职能配置规定（演示）',
          office: '水政水资源股',
        },
        {
          title: '河湖管理',
          items: ['划定河湖管理范围', '清理“四乱”问题', '承担河长制日常工作'],
          basis: '区水务局职能配置规定（演示）',
          office: '河湖管理股',
        },
        {
          title: '水土保持',
          items: ['审批生产建设项目水土保持方案', '监督检查方案的落实'],
          basis: '区水务局职能配置规定（演示）',
          office: '水土保持站',
        },
      ],
      boundaries: [
        {
          matter: '河道采砂管理',
          shares: [
            { orgId: 'shuiwu', duty: '编制采砂规划，办理采砂许可，查处违法采砂' },
            { orgId: 'gongan', duty: '打击采砂中的违法犯罪' },
            { orgId: 'shengtai', duty: '监督采砂活动的环境影响' },
          ],
          basis: '演编发〔2026〕5号（演示）',
          example: '夜间巡查发现偷采：水务局当场制止、取证，涉嫌犯罪的移送公安分局。',
          disputed: false,
        },
        {
          matter: '城区内涝应急排水',
          shares: [
            { orgId: 'shuiwu', duty: '调度河道水位和排涝泵站' },
            { orgId: 'zonghe', duty: '疏通城区雨水口和管网' },
            { orgId: 'yingji', duty: '统一发布预警，组织人员转移' },
          ],
          basis: '',
          example: '',
          disputed: true,
        },
      ],
      oversight: [
        {
          title: '生产建设项目水土保持事中事后监管',
          target: '已取得水土保持方案批复的生产建设项目',
          content: '检查方案落实、设施验收和补偿费缴纳情况',
          measures: '每年抽查不少于 20%；发现问题限期整改，逾期不改的依法处罚并公开',
          basis: '水土保持法第二十九条',
        },
      ],
      services: [
        {
          title: '水库汛限水位公开',
          content: '汛期每天在网站公布各水库水位',
          office: '水旱灾害防御中心',
          phone: '0999-8800000',
          powerId: null,
        },
      ],
    },
  },
  {
    org: 'minzheng',
    content: {
      duties: [
        {
          title: '社会救助',
          items: ['最低生活保障、特困供养、临时救助的审核确认', '核对申请家庭经济状况'],
          basis: '区民政局职能配置规定（演示）',
          office: '社会救助股',
        },
        {
          title: '养老服务',
          items: ['养老机构备案和监督检查', '发放高龄津贴'],
          basis: '区民政局职能配置规定（演示）',
          office: '养老服务股',
        },
      ],
      boundaries: [
        {
          matter: '流浪乞讨人员救助',
          shares: [
            { orgId: 'minzheng', duty: '提供临时食宿，协助返乡' },
            { orgId: 'gongan', duty: '核实身份，护送到救助站' },
            { orgId: 'weijian', duty: '安排患病人员就医' },
          ],
          basis: '演编发〔2026〕5号（演示）',
          example: '',
          disputed: false,
        },
      ],
      oversight: [
        {
          title: '养老机构服务质量监管',
          target: '已备案的养老机构',
          content: '检查消防、食品、照护服务和收费公示',
          measures: '每季度检查一次，结果公开',
          basis: '养老机构管理办法（演示）',
        },
      ],
      services: [],
    },
  },
]
