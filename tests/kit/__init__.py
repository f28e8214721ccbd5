"""The kit that IT places on laptops: an offline folder of wheels, a frozen folder, and a trial of both."""
