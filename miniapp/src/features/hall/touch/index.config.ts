export default definePageConfig({ navigationBarTitleText: '办件自助查询' })
