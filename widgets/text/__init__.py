"""Words made safe to show, and wrapped by terminal cells. May import `widgets.models`."""
