package shop

class RouteLikeHost {
    static final ROUTES = ['api.cybersource.webhook': '/hooks/pay', 'api.cybersource.com.settings': '/settings/pay']
}
