"""What buttons remember, from the moment they are drawn to the moment they are tapped."""
