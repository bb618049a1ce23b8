PORTAL = "https://businesscenter.cybersource.com"


def greeting(name):
    return f"Hello {name}"
